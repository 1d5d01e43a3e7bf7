"""The seconds of processor time that trafilatura takes, text only, one thread: trafilatura_pages.py PAGES.jsonl.gz"""
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
print(time.process_time() - start)
