"""Tells whose a submission is by who mailed it; what the workbook says of itself never ties it to anybody."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ..mail_domains import domain_of, is_free_mail, is_registry
from ..message import Authenticity
from ..supplier import TiedBy
from ..tie import Tied


@dataclass(frozen=True, slots=True)
class Found:
    """The suppliers (numbers) that the register finds by what is known of a submission."""

    contact: AbstractSet[int]
    """By the sender's address."""
    domain: AbstractSet[int]
    """By the sender's mail domain (:func:`own_domains`)."""
    name: AbstractSet[int]
    """By the company name in the workbook, without regard to spelling."""


def tie(found: Found, authenticity: Authenticity) -> Tied | None:
    """The supplier that the mail comes from; None where a person must say.

    A contact of the register speaks for its supplier, unless the mail server holds the mail for forged. Any other
    address of a supplier's own mail domain does so only where the mail server vouches for the sender: a domain can be
    read on a web page. The company name decides between several suppliers of one contact or domain, and where it is
    the name of yet another supplier (an agent may answer for many), a person must look. By itself it ties nothing: a
    stranger can type it.
    """
    if authenticity is Authenticity.FAIL:
        return None
    if found.contact:
        return _one_of(found.contact, found.name, TiedBy.CONTACT)
    if authenticity is Authenticity.PASS:
        return _one_of(found.domain, found.name, TiedBy.DOMAIN)
    return None


def own_domains(address: str) -> tuple[str, ...]:
    """The address's mail domain and those above it, the narrowest first, as far as they may be one company's own.

    None of a free-mail provider's, whatever a register says, and none that everybody's domains lie below.
    """
    domain = domain_of(address)
    if not domain or is_free_mail(domain):
        return ()
    labels = domain.split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels)))
    return tuple(one for one in domains if not is_registry(one))


def _one_of(numbers: AbstractSet[int], named: AbstractSet[int], by: TiedBy) -> Tied | None:
    left = numbers & named if named else numbers
    return Tied(next(iter(left)), by) if len(left) == 1 else None
