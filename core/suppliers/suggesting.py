"""Suggests to staff whose an untied submission might be; never decides."""

import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..language import Language, Text
from ..smelters.likeness import NameLikeness
from ..smelters.normalising import name_key
from ..supplier import StoredSupplier
from ..tie import SubmissionCard
from .identifying import own_domains
from .keys import KeyKind, keys_of

MOST = 3
"""So many suppliers a person is shown."""

_ALIKE = 45.0
"""How like two names are at least (0 to 100); less would only bother a person."""


class Why(enum.StrEnum):
    """What speaks for a supplier; the likeliest first."""

    NAME = "name"
    CONTACT = "contact"
    DOMAIN = "domain"
    CONTACT_IN_FILE = "contact-in-file"
    DOMAIN_IN_FILE = "domain-in-file"
    ALIKE = "alike"

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _WORDS[self].in_(language)


_WORDS = {
    Why.NAME: Text("same company name", "公司名称相同"),
    Why.CONTACT: Text("sender is a contact", "发件人是已登记联系人"),
    Why.DOMAIN: Text("sender's mail domain", "发件人邮箱域名相符"),
    Why.CONTACT_IN_FILE: Text("contact named in the file", "文件中的联系人已登记"),
    Why.DOMAIN_IN_FILE: Text("mail domain of the contact in the file", "文件中联系人的邮箱域名相符"),
    Why.ALIKE: Text("similar company name", "公司名称相近"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A supplier whose submission it might be."""

    supplier: StoredSupplier
    why: tuple[Why, ...]
    """All that speaks for it, the strongest first."""


class Suggestions:
    """The register, prepared for questions about many submissions."""

    def __init__(self, suppliers: Iterable[StoredSupplier]) -> None:
        self._suppliers = {one.number: one for one in suppliers}
        self._found: defaultdict[tuple[KeyKind, str], list[int]] = defaultdict(list)
        self._called: defaultdict[str, list[int]] = defaultdict(list)
        for number, one in self._suppliers.items():
            for key in keys_of(one.supplier):
                self._found[key].append(number)
            for name in _names(one):
                self._called[name].append(number)
        self._likeness = NameLikeness([_names(one) for one in self._suppliers.values()])

    def about(self, submission: SubmissionCard) -> Sequence[Suggestion]:
        """At most three suppliers, the likeliest first; of those alike, the most alike."""
        why: defaultdict[int, list[Why]] = defaultdict(list)
        for reason, numbers in self._by_key(submission).items():
            for number in numbers:
                why[number].append(reason)
        alike = self._alike(submission.company)
        for number in alike.keys() - why.keys():
            why[number].append(Why.ALIKE)
        order = list(Why)
        ranked = sorted(
            why, key=lambda number: ([order.index(one) for one in why[number]], -alike.get(number, 0), number)
        )
        return [Suggestion(self._suppliers[number], tuple(why[number])) for number in ranked[:MOST]]

    def _by_key(self, submission: SubmissionCard) -> Mapping[Why, Sequence[int]]:
        return {
            Why.NAME: self._found.get((KeyKind.NAME, name_key(submission.company)), ()),
            Why.CONTACT: self._found.get((KeyKind.CONTACT, submission.sender), ()),
            Why.DOMAIN: self._of_domain(submission.sender),
            Why.CONTACT_IN_FILE: self._found.get((KeyKind.CONTACT, submission.contact), ()),
            Why.DOMAIN_IN_FILE: self._of_domain(submission.contact),
        }

    def _of_domain(self, address: str) -> Sequence[int]:
        """The suppliers of the narrowest domain that is anybody's."""
        found = (self._found.get((KeyKind.DOMAIN, domain)) for domain in own_domains(address))
        return next(filter(None, found), ())

    def _alike(self, company: str) -> Mapping[int, float]:
        """How like the company's name is to suppliers', where it is enough."""
        alike: dict[int, float] = {}
        for name, likeness in self._likeness.to(company).items() if company else ():
            if likeness >= _ALIKE:
                for number in self._called[name]:
                    alike[number] = max(likeness, alike.get(number, 0.0))
        return alike


def _names(one: StoredSupplier) -> tuple[str, ...]:
    return one.supplier.name, *one.supplier.aliases
