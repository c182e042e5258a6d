import io
import random
from collections.abc import Callable

import pytest
from msoffcrypto.format.xls97 import Xls97File
from python_calamine import CalamineWorkbook

from hostile.encrypting import encrypted_package, encrypted_xls
from hostile.making import compound_file, genuine_cmrt, xls_stream
from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.workbook.encryption import DEFAULT_PASSWORD, decrypt_package, decrypt_xls, is_encrypted_xls
from oredesk.core.workbook.ole import CompoundFile


def package(data: bytes) -> bytes:
    return decrypt_package(data, CompoundFile(data))


def xls(data: bytes) -> bytes:
    return decrypt_xls(data, CompoundFile(data))


def test_a_workbook_with_excels_own_password_is_opened_as_excel_opens_it() -> None:
    """Excel encrypts so when the structure of a workbook is protected; every RMI template is."""
    assert package(encrypted_package(DEFAULT_PASSWORD)) == genuine_cmrt()


@pytest.mark.parametrize("crypto_api", [False, True])
def test_an_xls_with_excels_own_password_is_opened(*, crypto_api: bool) -> None:
    plain = xls(encrypted_xls(DEFAULT_PASSWORD, crypto_api=crypto_api))
    assert not is_encrypted_xls(CompoundFile(plain))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(plain)).get_sheet_by_name("Declaration").to_python()
    assert rows[299][3] == 897.0
    assert len(rows) == 300


@pytest.mark.parametrize("crypto_api", [False, True])
def test_the_bytes_are_those_that_msoffcrypto_writes(*, crypto_api: bool) -> None:
    data = encrypted_xls(DEFAULT_PASSWORD, crypto_api=crypto_api)
    theirs = io.BytesIO()
    reference = Xls97File(io.BytesIO(data))
    reference.load_key(DEFAULT_PASSWORD)
    reference.decrypt(theirs)
    assert CompoundFile(xls(data)).stream("Workbook", 1 << 20) == CompoundFile(theirs.getvalue()).stream(
        "Workbook", 1 << 20
    )


def test_a_real_password_is_asked_for_by_no_one() -> None:
    for data, decrypt in (
        (encrypted_package("secret"), package),
        (encrypted_xls("secret", crypto_api=False), xls),
        (encrypted_xls("secret", crypto_api=True), xls),
    ):
        with pytest.raises(Refused) as refused:
            decrypt(data)
        assert refused.value.refusal.code is RefusalCode.PASSWORD


def test_an_open_xls_is_not_taken_for_encrypted() -> None:
    assert not is_encrypted_xls(CompoundFile(compound_file({"Workbook": xls_stream("Declaration", [(0, 0, 1.0)])})))


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_encrypted_file_is_refused_whatever_the_library_raises(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a reproducible choice
    for data, decrypt in ((_PACKAGE, package), (encrypted_xls(DEFAULT_PASSWORD, crypto_api=bool(seed % 2)), xls)):
        spoilt = bytearray(data)
        for _ in range(dice.choice((1, 5, 60))):
            spoilt[dice.randrange(512, min(len(spoilt), 8000))] = dice.randrange(256)
        assert outcome(decrypt, bytes(spoilt)) in {"opened", RefusalCode.DAMAGED, RefusalCode.PASSWORD}


def outcome(decrypt: Callable[[bytes], bytes], data: bytes) -> str:
    try:
        decrypt(data)
    except Refused as refused:
        return refused.refusal.code
    return "opened"


_PACKAGE = encrypted_package(DEFAULT_PASSWORD).replace(b'spinCount="100000"', b'spinCount="000100"')
"""With few rounds, so that many damaged copies can be tried; the password does not fit any more."""
