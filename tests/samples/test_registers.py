import datetime as dt
from decimal import Decimal
from itertools import accumulate

import pytest

from oredesk.core.mineral import Mineral
from oredesk.core.suppliers.proposing import Kept, propose
from oredesk.core.suppliers.reading import ReadRegister, Wanted, read_register
from oredesk.core.workbook.tables import read_tables
from oredesk.samples.registers import LARGE, LARGE_REGISTER, REGISTERS, SMALL, SURVEYED, Register, spends


def read(register: Register) -> ReadRegister:
    tables = read_tables(register.file_name, register.csv())
    return read_register(tables.found, Wanted(), dt.date(2026, 11, 20))


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.file_name)
def test_a_register_is_imported_without_a_wrong_row_and_every_column_is_understood(register: Register) -> None:
    found = read(register)
    proposal = propose(found, Kept())
    assert (proposal.wrong, found.unused, found.passed_over) == ((), (), ())
    assert len(proposal.new) == found.count


def test_the_small_one_holds_what_is_odd() -> None:
    suppliers = {str(one.code): one for one in propose(read(SMALL), Kept()).suppliers}
    assert suppliers["F-1003"].country == "NA"
    assert suppliers["F-1008"].spend is None
    assert [code for code, one in suppliers.items() if not one.in_scope] == ["F-1005", "F-1006", "F-1011"]
    assert {mineral.mineral for mineral in suppliers["F-1007"].minerals} - set(Mineral) == {"Aluminium"}


def test_the_large_one_has_the_shape_that_zte_published() -> None:
    """1,030 suppliers, of which 342 make up 96 % of the spend and 341 do not."""
    amounts = sorted((one.spend or Decimal(0) for one in propose(read(LARGE_REGISTER), Kept()).suppliers), reverse=True)
    cumulated = list(accumulate(amounts))
    threshold = cumulated[-1] * Decimal("0.96")

    assert (len(amounts), LARGE, tuple(amounts)) == (1030, 1030, spends())
    assert cumulated[SURVEYED - 2] < threshold <= cumulated[SURVEYED - 1]
    assert len(set(amounts[: SURVEYED + 1])) == SURVEYED + 1


def test_it_comes_out_alike_every_time_and_in_no_order_of_spend() -> None:
    assert LARGE_REGISTER.csv() == LARGE_REGISTER.csv()
    column = [row.fields["spend"] for row in read(LARGE_REGISTER).rows]
    assert column not in (sorted(column), sorted(column, reverse=True))
