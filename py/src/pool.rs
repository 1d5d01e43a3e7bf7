//! Threads that read articles for `Extractor.pipe`: started when somebody iterates, gone when the iteration ends.

use crate::arguments::{Fault, Job};
use crate::document::Document;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a wait lasts at most before the interpreter is asked whether somebody pressed Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(50);

/// A worker takes at most so many articles at once: the pool may be closed meanwhile.
const LARGEST_SHARE: usize = 64;

type Answer = Result<Document, Fault>;

/// What callers and workers share.
#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    changed: Condvar,
    threads: usize,
}

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<(Job, SyncSender<Answer>)>,
    closed: bool,
}

impl Queue {
    /// A worker that panicked has not held the lock: jobs are read outside of it.
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a worker does until the queue is closed: takes its share of what waits, reads it at once, answers.
    fn work(&self, core: &depesche::Extractor) {
        loop {
            let mut waiting = self.lock();
            while waiting.jobs.is_empty() && !waiting.closed {
                waiting = self.changed.wait(waiting).unwrap_or_else(PoisonError::into_inner);
            }
            if waiting.closed {
                return;
            }
            let share = waiting.jobs.len().div_ceil(self.threads).min(LARGEST_SHARE);
            let (mut jobs, answers): (Vec<_>, Vec<_>) = waiting.jobs.drain(..share).unzip();
            drop(waiting);
            let mut answers = answers.into_iter();
            while !jobs.is_empty() {
                let rest = jobs.split_off(Job::group(&jobs).len());
                for (found, answer) in Job::read_all(&jobs, core, Document::new).into_iter().zip(&mut answers) {
                    // Nobody waits for the answer any more if the iteration has ended.
                    let _ = answer.send(found);
                }
                jobs = rest;
            }
        }
    }
}

/// Worker threads; answers come in the order of the articles.
#[pyclass(frozen, module = "depesche._native")]
pub(crate) struct Pool {
    queue: Arc<Queue>,
    answers: Mutex<VecDeque<Receiver<Answer>>>,
}

impl Pool {
    pub(crate) fn start(core: &depesche::Extractor, threads: usize) -> Self {
        let queue = Arc::new(Queue { threads, ..Queue::default() });
        for _ in 0..threads {
            let (queue, core) = (Arc::clone(&queue), core.clone());
            std::thread::spawn(move || queue.work(&core));
        }
        Self { queue, answers: Mutex::default() }
    }

    fn answers(&self) -> MutexGuard<'_, VecDeque<Receiver<Answer>>> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Pool {
    /// Hands an article to the workers.
    fn submit(&self, job: Job) {
        // Room for one answer, so that no worker ever waits for the caller.
        let (sender, receiver) = sync_channel(1);
        self.answers().push_back(receiver);
        self.queue.lock().jobs.push_back((job, sender));
        self.queue.changed.notify_one();
    }

    /// The document of the article that was handed over first; waits for it.
    fn next(&self, py: Python<'_>) -> PyResult<Document> {
        let Some(mut receiver) = self.answers().pop_front() else {
            return Err(PyRuntimeError::new_err("no article was submitted"));
        };
        loop {
            let answer;
            (receiver, answer) = py.detach(move || {
                let answer = receiver.recv_timeout(PATIENCE);
                (receiver, answer)
            });
            match answer {
                Ok(answer) => return Ok(answer?),
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => return Err(PyRuntimeError::new_err("the pool is closed")),
            }
        }
    }

    /// Ends the threads, each after the articles it is at.
    fn close(&self) {
        let mut waiting = self.queue.lock();
        waiting.closed = true;
        waiting.jobs.clear();
        self.queue.changed.notify_all();
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.close();
    }
}
