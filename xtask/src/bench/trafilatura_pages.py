"""Pages a second that trafilatura reads, text only, in processor time of one thread: trafilatura_pages.py PAGES.jsonl.gz"""
import gzip
import json
import logging
import sys
import time

import trafilatura

logging.disable(logging.CRITICAL)
with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
    pages = [json.loads(line)["html"] for line in lines]
start = time.process_time()
for page in pages:
    trafilatura.extract(page)
seconds = time.process_time() - start
print(f"trafilatura {trafilatura.__version__}: {len(pages) / seconds:.0f} pages/s")
