"""Finds suppliers of the register by what a person types: a code, a name, or something like a name."""

from collections.abc import Sequence

from ..smelters.likeness import NameLikeness
from ..smelters.normalising import name_key
from ..supplier import StoredSupplier
from .keys import KeyKind, code_key, keys_of

_MOST = 5
_ALIKE = 50.0


def meant(text: str, register: Sequence[StoredSupplier]) -> Sequence[StoredSupplier]:
    """The supplier of this code, else all of this name or alias, however it is spelled."""
    by_code = [one for one in register if code_key(one.supplier.code) == code_key(text)]
    if by_code:
        return by_code
    return [one for one in register if (KeyKind.NAME, name_key(text)) in keys_of(one.supplier)]


def look_alikes(text: str, register: Sequence[StoredSupplier]) -> Sequence[StoredSupplier]:
    """Suppliers with a name like it or a code that holds it, the likeliest first; at most five."""
    owners = [(one.supplier.name, *one.supplier.aliases) for one in register]
    likeness = NameLikeness(owners).to(text)
    code = code_key(text)
    if not code:
        return []
    ranked = [
        (max(likeness.get(name, 0.0) for name in names), code in code_key(one.supplier.code), number, one)
        for number, (one, names) in enumerate(zip(register, owners, strict=True))
    ]
    alike = [each for each in ranked if each[0] >= _ALIKE or each[1]]
    return [one for *_, one in sorted(alike, key=lambda each: (-each[0], not each[1], each[2]))[:_MOST]]
