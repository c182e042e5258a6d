import hashlib
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.making import COMPANY, genuine_cmrt
from oredesk.core.refusal import Refusal, RefusalCode, Refused
from oredesk.core.workbook.zip_contents import Limits
from oredesk.reading.jobs import ReadWorkbooks
from oredesk.reading.protocol import WorkerSettings
from oredesk.reading.supervised import ReaderFault, ReadingStopped, SupervisedWorker, WorkerUnavailable
from reading.asking import attached, code, company
from reading.stand_in_workers import worker_that

_LINUX = sys.platform == "linux"


def child_of(worker: SupervisedWorker) -> int:
    assert worker._child
    return worker._child._process.pid


def test_a_genuine_workbook_comes_back_as_its_declaration() -> None:
    with SupervisedWorker() as worker:
        readings = worker.read(attached(genuine_cmrt()))
    assert company(readings) == COMPANY
    assert readings[0].sha256 == hashlib.sha256(genuine_cmrt()).hexdigest()


def test_a_refusal_comes_back_with_its_facts() -> None:
    with SupervisedWorker() as worker:
        readings = worker.read(attached(b"a;b\n1;2\n", "list.xls"))
    assert readings[0].result == Refusal(RefusalCode.NOT_A_WORKBOOK, (("what", "CSV"),))


def test_a_file_beyond_the_limit_is_refused_without_being_handed_over() -> None:
    with SupervisedWorker(WorkerSettings(limits=Limits(file_bytes=2 << 20))) as worker:
        readings = worker.read(attached(bytes(3 << 20)))
        assert worker._child is None
    assert readings[0].result == Refusal(RefusalCode.TOO_LARGE, (("limit", "2"), ("size", "3.0")))


def test_one_child_serves_many_files_and_then_makes_way() -> None:
    with SupervisedWorker(WorkerSettings(jobs=2)) as worker:
        children = []
        for _ in range(5):
            assert company(worker.read(attached(genuine_cmrt()))) == COMPANY
            children.append(child_of(worker))
    assert len(set(children)) == 3


def test_a_worker_that_stays_large_makes_way() -> None:
    with SupervisedWorker(WorkerSettings(roomy=1)) as worker:
        worker.read(attached(genuine_cmrt()))
        first = child_of(worker)
        assert company(worker.read(attached(genuine_cmrt()))) == COMPANY
        assert child_of(worker) != first


@pytest.mark.parametrize(
    "does",
    [
        pytest.param("say(Frame.READY); take(); os.abort()", id="it aborts, as calamine does on sheets too far out"),
        pytest.param("say(Frame.READY); take(); os.kill(os.getpid(), signal.SIGKILL)", id="the system kills it"),
        pytest.param("say(Frame.READY); take(); raise MemoryError", id="it runs out of memory"),
        pytest.param("say(Frame.READY); take(); time.sleep(600)", id="it outlasts the wall limit"),
        pytest.param("say(Frame.READY); take(); say(Frame.ANSWER, b'[')", id="its answer is no JSON"),
        pytest.param("say(Frame.READY); take(); say(Frame.ANSWER, b'[]')", id="its answer holds nothing"),
        pytest.param("say(Frame.READY); take(); say(Frame.READY)", id="its answer is none"),
        pytest.param("say(Frame.READY); take(); say(Frame.BYTES, b'PK')", id="its answer is of another kind"),
        pytest.param("say(Frame.READY); take(); answers.write(b'\\xff' * 5)", id="it talks nonsense"),
        pytest.param(
            "say(Frame.READY); take(); answers.write(HEADER.pack(5, 2**32 - 1))", id="its answer is four gigabytes"
        ),
    ],
)
def test_a_worker_that_fails_on_a_file_means_the_file_is_too_complex(does: str) -> None:
    with SupervisedWorker(command=worker_that(does), wall_seconds=1.0) as worker:
        readings = worker.read(attached(b"PK", "bomb.xlsx"))
        assert worker._child is None
    assert code(readings) is RefusalCode.TOO_COMPLEX
    assert [reading.name for reading in readings] == ["bomb.xlsx"]


def test_a_defect_of_the_reader_is_our_fault_and_not_the_files() -> None:
    defect = "say(Frame.READY); take(); say(Frame.FAULT, 'KeyError at reader.py:7 read\\nforged line'.encode())"
    with (
        SupervisedWorker(command=worker_that(defect)) as worker,
        pytest.raises(ReaderFault, match=r"^KeyError at reader.py:7 read forged line$"),
    ):
        worker.read(attached(b"PK"))


def test_a_job_that_cannot_be_done_with_a_file_is_refused_with_its_facts() -> None:
    no = """say(Frame.READY); take(); say(Frame.REFUSED, b'["Refusal","other-document",[["what","Word"]]]')"""
    with SupervisedWorker(command=worker_that(no)) as worker, pytest.raises(Refused) as refused:
        worker.ask(ReadWorkbooks("a.docx"), b"PK")
    assert refused.value.refusal == Refusal(RefusalCode.OTHER_DOCUMENT, (("what", "Word"),))


def test_a_worker_that_died_while_idle_costs_the_next_file_nothing() -> None:
    with SupervisedWorker() as worker:
        worker.read(attached(genuine_cmrt()))
        os.kill(child_of(worker), signal.SIGKILL)
        assert company(worker.read(attached(genuine_cmrt()))) == COMPANY


def test_a_worker_that_somebody_kills_while_it_reads_costs_the_file_nothing(tmp_path: Path) -> None:
    """A person, or the system when it runs out of memory because of somebody else."""
    killed_once = f"""
if not os.path.exists({str(tmp_path / "killed")!r}):
    open({str(tmp_path / "killed")!r}, "x").close()
    say(Frame.READY); take(); os.kill(os.getpid(), signal.SIGKILL)
import oredesk.reading.worker
oredesk.reading.worker.main()
"""
    with SupervisedWorker(command=worker_that(killed_once)) as worker:
        assert company(worker.read(attached(genuine_cmrt()))) == COMPANY


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_meant_for_the_service_do_not_end_its_workers(number: signal.Signals) -> None:
    """A terminal sends Ctrl-C, and systemd its SIGTERM, to every process of the service."""
    with SupervisedWorker() as worker:
        worker.read(attached(genuine_cmrt()))
        child = child_of(worker)
        os.kill(child, number)
        assert company(worker.read(attached(genuine_cmrt()))) == COMPANY
        assert child_of(worker) == child


def test_a_worker_that_cannot_start_is_no_refusal() -> None:
    with (
        SupervisedWorker(command=worker_that("sys.exit(1)")) as worker,
        pytest.raises(WorkerUnavailable, match="does not start"),
    ):
        worker.read(attached(genuine_cmrt()))


def test_workers_that_never_take_a_file_are_no_refusal() -> None:
    with (
        SupervisedWorker(command=worker_that("say(Frame.READY)")) as worker,
        pytest.raises(WorkerUnavailable, match="before they take"),
    ):
        worker.read(attached(genuine_cmrt()))


def test_a_stopped_worker_reads_nothing_more() -> None:
    with SupervisedWorker() as worker:
        worker.read(attached(genuine_cmrt()))
        worker.stop()
        with pytest.raises(ReadingStopped):
            worker.read(attached(genuine_cmrt()))


def test_no_setting_and_no_secret_reaches_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_IMAP_PASSWORD", "swordfish")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "swordfish")
    tell = "say(Frame.READY); take(); say(Frame.FAULT, repr(sorted(os.environ)).encode())"
    with (
        SupervisedWorker(command=worker_that(tell)) as worker,
        pytest.raises(ReaderFault) as told,
    ):
        worker.read(attached(b"PK"))
    assert "PATH" in str(told.value)
    assert "OREDESK" not in str(told.value)
    assert "SECRET" not in str(told.value)


def test_nothing_the_reader_prints_reaches_our_output(capfd: pytest.CaptureFixture[str]) -> None:
    with SupervisedWorker(command=worker_that(_NOISY)) as worker, pytest.raises(ReaderFault) as fault:
        worker.read(attached(b"PK"))
    assert str(fault.value).startswith("KeyError at worker.py:")
    assert "secret" not in str(fault.value)
    assert capfd.readouterr() == ("", "")


if _LINUX:

    def test_a_worker_has_given_up_what_a_reader_does_not_need() -> None:
        with SupervisedWorker() as worker:
            worker.read(attached(genuine_cmrt()))
            limits = Path(f"/proc/{child_of(worker)}/limits").read_text()
            soft = {line[:26].strip(): line[26:47].strip() for line in limits.splitlines()}
        assert soft["Max address space"] == str(1 << 30)
        assert soft["Max file size"] == "0"
        assert soft["Max core file size"] == "0"
        assert soft["Max processes"] == "0"
        assert soft["Max open files"] == "32"
        assert int(soft["Max cpu time"]) <= 60

    def test_a_file_that_takes_too_much_processor_time_is_too_complex() -> None:
        spin = (
            "from oredesk.reading.confinement import Confinement, grant_cpu\n"
            "say(Frame.READY); take(); grant_cpu(Confinement(cpu_seconds=0))\n"
            "while True: pass"
        )
        with SupervisedWorker(command=worker_that(spin)) as worker:
            assert code(worker.read(attached(b"PK"))) is RefusalCode.TOO_COMPLEX

    def test_a_file_that_takes_too_much_memory_is_too_complex() -> None:
        greedy = (
            "from oredesk.reading.confinement import Confinement, confine\n"
            "confine(Confinement()); say(Frame.READY); take()\n"
            "say(Frame.FAULT, str(len(bytes(2 << 30))).encode())"
        )
        with SupervisedWorker(command=worker_that(greedy)) as worker:
            assert code(worker.read(attached(b"PK"))) is RefusalCode.TOO_COMPLEX

    def test_a_worker_dies_with_its_parent_even_while_it_reads() -> None:
        """What an administrator's kill -9 does to the service."""
        parent = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", _SERVICE_WITH_A_BUSY_WORKER],
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        )
        with parent:
            assert parent.stderr
            worker = os.pidfd_open(int(parent.stderr.readline()))
            parent.kill()
        waiting = select.poll()
        waiting.register(worker, select.POLLIN)
        assert waiting.poll(10_000), "the worker outlives its parent"
        os.close(worker)


_NOISY = """
import oredesk.reading.doing as doing
import oredesk.reading.worker as worker
def noisy(name, data, limits):
    print("secret"); sys.stderr.write("secret"); os.write(1, b"secret"); os.write(2, b"secret")
    raise KeyError("secret")
doing.open_file = noisy
worker.main()
"""

_SERVICE_WITH_A_BUSY_WORKER = """
from oredesk.core.message import Attachment
from oredesk.reading.supervised import SupervisedWorker
from reading.stand_in_workers import worker_that
busy = worker_that('''
from oredesk.reading.confinement import Confinement, confine
confine(Confinement()); say(Frame.READY); take()
print(os.getpid(), file=sys.stderr, flush=True); time.sleep(600)
''')
SupervisedWorker(command=busy).read(Attachment("a", b"PK", "0"))
"""
