"""What a supplier is found by: its code, and the addresses, mail domains and names that are its own."""

import enum
import unicodedata

from ..smelters.normalising import name_key
from ..supplier import Supplier


class KeyKind(enum.StrEnum):
    """What kind of thing a supplier is found by."""

    CONTACT = "contact"
    DOMAIN = "domain"
    NAME = "name"


def code_key(code: str) -> str:
    """The code as codes are compared: without regard to case, width of characters and blanks around it."""
    return " ".join(unicodedata.normalize("NFKC", code).casefold().split())


def keys_of(supplier: Supplier) -> frozenset[tuple[KeyKind, str]]:
    """All that the supplier is found by; names and aliases as :func:`~core.smelters.normalising.name_key` has them."""
    names = {name_key(name) for name in (supplier.name, *supplier.aliases)} - {""}
    return frozenset(
        (
            *((KeyKind.CONTACT, contact.lower()) for contact in supplier.contacts),
            *((KeyKind.DOMAIN, domain.lower()) for domain in supplier.domains),
            *((KeyKind.NAME, name) for name in names),
        )
    )
