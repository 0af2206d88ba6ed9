"""A connection to a Dask scheduler on which nothing is waited for without end, whatever is at the other end of it."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from undoc.model import ContentError, Place, Problem

if TYPE_CHECKING:
    from distributed import Client

#: How long (s) to wait for the scheduler's answer to a question, and for a first worker.
PATIENCE = 15.0
_LOGGERS = ("distributed", "tornado", "asyncio")
_Answer = TypeVar("_Answer")


def within(seconds: float, call: Callable[[], _Answer], watch: Callable[[], object] = lambda: None) -> _Answer:
    """What ``call`` returns or raises. TimeoutError when it takes longer: its thread is then left to itself.

    ``watch`` is called now and then while it takes long; what it raises ends the waiting.
    """
    answers: list[_Answer] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(call())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    end = time.monotonic() + seconds
    while thread.is_alive() and (left := end - time.monotonic()) > 0:
        thread.join(min(left, PATIENCE))
        if thread.is_alive():
            watch()
    if errors:
        raise errors[0]
    if not answers:
        raise TimeoutError(f"no answer within {seconds:.0f} seconds")
    return answers[0]


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the scheduler at ``address``, which has workers. ContentError when it cannot be used."""
    try:
        from distributed import Client
    except ImportError:
        advice = "Install it with: pip install 'undoc[cluster]'."
        raise _failure(address, "no-cluster", "Dask, which speaks to schedulers, is not installed.", advice) from None
    with _quiet():
        client = None
        try:
            # Asked before: a client of something that is no scheduler does not end.
            _ask(address)
            client = within(2 * PATIENCE, lambda: Client(address, timeout=PATIENCE, set_as_default=False))
            has_workers = workers(client) or within(2 * PATIENCE, lambda: _await_workers(client))
        except Exception as error:
            if client is not None:
                _close(client)
            raise _no_scheduler(address, error) from None
        try:
            if not has_workers:
                advice = f"Start some: dask worker {address} --nthreads 1."
                raise _failure(address, "no-workers", "The scheduler has no workers.", advice)
            yield client
        finally:
            _close(client)


def workers(client: Client) -> int:
    """How many workers the scheduler has now. An exception of any kind when it does not answer."""
    return len(within(PATIENCE, lambda: client.scheduler_info(n_workers=-1))["workers"])


def _ask(address: str) -> None:
    """Ask what listens at ``address`` what it is. An exception of any kind when it is no scheduler."""
    from distributed.comm.core import connect
    from distributed.security import Security

    try:
        arguments = Security().get_connection_args("client")
    except Exception as error:
        raise ValueError(f"Dask's settings of certificates cannot be used: {error}") from None

    async def identity() -> Any:
        comm = await connect(address, timeout=PATIENCE, deserialize=False, **arguments)
        try:
            await comm.write({"op": "identity", "reply": True})
            return await comm.read()
        finally:
            comm.abort()

    async def in_time() -> Any:
        return await asyncio.wait_for(identity(), PATIENCE)

    answer = within(2 * PATIENCE, lambda: asyncio.run(in_time()))
    if not isinstance(answer, dict) or answer.get("type") != "Scheduler":
        raise ValueError("what listens there is no scheduler")


def _await_workers(client: Client) -> bool:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        return False
    return True


def _close(client: Client) -> None:
    """Close a client; one whose scheduler does not answer is left to itself."""
    with suppress(Exception):
        within(PATIENCE, lambda: client.close(timeout=PATIENCE / 3))
    client.status = "closed"  # or it would be closed once more when it is forgotten


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries from writing to the terminal: what goes wrong is a problem of ours."""
    names = [name for name in logging.root.manager.loggerDict if name.split(".")[0] in _LOGGERS]
    loggers = [logger for name in names if not (logger := logging.getLogger(name)).disabled]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger in loggers:
            logger.disabled = False


def _no_scheduler(address: str, error: Exception) -> ContentError:
    reason = next(iter(str(error).splitlines()), "") if isinstance(error, OSError | TypeError | ValueError) else ""
    if not reason:
        is_late = isinstance(error, TimeoutError)
        reason = f"nothing came for {PATIENCE:.0f} seconds" if is_late else "what listens there is no scheduler"
    advice = "See that “dask scheduler” runs there, and give its address as tcp://host:8786."
    if address.startswith("tls"):
        advice = "See that “dask scheduler” runs there with TLS, and that Dask's settings name your certificates."
    return _failure(address, "no-scheduler", f"The scheduler does not answer: {reason.rstrip('.')}.", advice)


def _failure(address: str, code: str, message: str, advice: str) -> ContentError:
    return ContentError([Problem(Place(address), code, message, advice)])
