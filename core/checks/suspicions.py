"""D: what staff may want to ask about: files like another supplier's, answers too good throughout, odd senders.

All of it is for staff alone. It accuses nobody: each finding says what was seen and what else that may mean.
"""

from collections.abc import Iterator

from ..declaration import Field, Question
from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..mail_domains import domain_of, is_free_mail, may_be_colleagues
from ..smelter import FacilityStatus
from .copied_lists import COPIED, is_like_template, overlaps
from .facilities import name_of
from .parameter import Parameter
from .registry import At, at, check
from .rows import is_special
from .subject import Subject

_ASSURED = frozenset({FacilityStatus.CONFORMANT, FacilityStatus.CROSS_RECOGNISED, FacilityStatus.ACTIVE})
_ALL_YES = (
    *(Question.HAS_POLICY, Question.POLICY_IS_PUBLIC, Question.DOES_DUE_DILIGENCE),
    *(Question.SURVEYS_SUPPLIERS, Question.REVIEWS_RESPONSES, Question.CORRECTIVE_ACTION),
)
_PERFECT = {
    Question.SHARE_OF_SUPPLIERS: "100%",
    Question.ALL_SMELTERS_IDENTIFIED: "Yes",
    Question.ALL_SMELTERS_REPORTED: "Yes",
    Question.FROM_COVERED_COUNTRIES: "No",
    Question.FROM_CAHRAS: "No",
}

_LONG = Parameter(
    "least_smelters",
    30,
    Text("How many smelters the list must name.", "清单至少列出多少家冶炼厂。"),
    1,
)


@check(
    "D063",
    Severity.SUSPICION,
    zh="另一家供应商提交过相同的文件，或除日期外内容相同的文件。可能是同一集团、代理商，或文件被转发。",
    title=Text("Same file as another supplier's", "与另一供应商的文件相同"),
    says=Text(
        "{company} has sent the same file, or one that says the same (submission {submission}, {date}).",
        "{company} 提交过相同的文件或内容相同的文件（提交编号 {submission}，{date}）。",
    ),
    remedy=Text(
        "Both may belong to one group, or one may have passed on the other's declaration. You might ask whose it is.",
        "两家可能属于同一集团，或一方转发了另一方的申报。可询问该申报属于哪一家。",
    ),
)
def same_file_elsewhere(subject: Subject) -> Iterator[At]:
    """The same file as another supplier's, or one that says the same but for its date.

    One of the two does not speak for its sender, unless both are one company.
    """
    for alike in subject.background.look_alikes:
        if alike.same_file or not alike.metal:
            facts = {"company": alike.company or "–", "submission": str(alike.submission)}
            yield at(None, facts, date=alike.received_at.date().isoformat())


@check(
    "D064",
    Severity.SUSPICION,
    zh="某金属的冶炼厂清单与另一家供应商的几乎相同。两家可能从同一来源采购，也可能共用一份清单。",
    title=Text("Nearly the same smelters as another supplier", "冶炼厂与另一供应商几乎相同"),
    says=Text(
        "For {mineral} the list has {share}% in common with that of {company} ({smelters} smelters; submission"
        " {submission}, {date}).",
        "{mineral}的冶炼厂清单与 {company} 的清单有 {share}% 相同（{smelters} 家；提交编号 {submission}，{date}）。",
    ),
    remedy=Text(
        "Both may buy from the same source. You might ask both how they collect their lists.",
        "两家可能从同一来源采购。可分别询问其清单的收集方式。",
    ),
)
def same_smelters_elsewhere(subject: Subject) -> Iterator[At]:
    """Nearly the same smelters for a metal as another supplier names.

    Lists of unrelated companies hardly ever agree to this extent by chance.
    """
    for alike in subject.background.look_alikes:
        if alike.metal and not alike.same_file:
            facts = {"company": alike.company or "–", "submission": str(alike.submission), "mineral": alike.metal}
            facts |= {"share": str(int(alike.share * 100)), "smelters": str(alike.smelters)}
            rows = subject.rows.get(alike.metal.casefold())
            yield at(
                rows[0].cell("B") if rows else None, facts, value=alike.metal, date=alike.received_at.date().isoformat()
            )


@check(
    "D065",
    Severity.SUSPICION,
    zh="所有供应商均已答复、冶炼厂全部识别、没有高风险来源、政策齐全，而清单很长且没有任何疑点。少有企业能做到。",
    title=Text("Every answer as good as can be", "所有答案均无可挑剔"),
    says=Text(
        "According to this declaration all suppliers have answered, all smelters are identified and reported, nothing"
        " comes from conflict-affected areas and every policy is in place; and the {count} smelters are all conformant"
        " or active, or much like the template's own list.",
        "根据该申报，所有供应商均已答复，冶炼厂已全部识别并填报，没有来自受冲突影响地区的来源，各项政策齐全，"
        "且 {count} 家冶炼厂均符合要求或在审核中，或与模板自带列表非常相似。",
    ),
    remedy=Text(
        "A very well organised company gets there. You might ask for a sample of its suppliers' own declarations.",
        "管理完善的公司可以做到。可抽查其供应商提交的申报。",
    ),
    parameters=(_LONG, *COPIED),
)
def too_good_throughout(subject: Subject) -> Iterator[At]:
    """The best possible answer to every question, together with a long list that is copied or has not one weak smelter.

    Single answers of that kind are common; all of them together are rare among real supply chains.
    """
    rows = [row for row in subject.declaration.smelters if row.lookup.strip()]
    if len(rows) < subject.setting(_LONG) or not _is_perfect(subject):
        return
    copied = any(is_like_template(subject, overlap) for overlap in overlaps(subject))
    if copied or all(_is_spotless(subject, row) for row in rows):
        yield at(rows[0].cell("B"), value=rows[0].metal, count=str(len(rows)))


@check(
    "D066",
    Severity.SUSPICION,
    zh="邮件发件人的域名与申报中联系人和授权人的域名都不同。可能是集团公司、代理或新域名。",
    title=Text("Sender's domain not found in the declaration", "发件人邮箱域名与申报不符"),
    says=Text(
        "The mail came from {sender}, while contact and authorizer have addresses of {domains}.",
        "邮件来自 {sender}，而联系人和授权人的邮箱域名为 {domains}。",
    ),
    remedy=Text(
        "It may be a parent company, an agent or a new domain. You might ask on whose behalf the declaration was sent.",
        "可能是母公司、代理机构或新域名。可询问该申报是代表谁提交的。",
    ),
)
def sender_of_other_company(subject: Subject) -> Iterator[At]:
    """A sender whose mail domain is neither the contact's nor the authorizer's.

    Somebody else's declaration may have been passed on. Free-mail addresses tell nothing and are left out.
    """
    sender = subject.background.sender
    fields = [subject.declaration.field(field) for field in (Field.CONTACT_EMAIL, Field.AUTHORIZER_EMAIL)]
    addresses = [entry.entry.text for entry in fields]
    domains = [domain for domain in map(domain_of, addresses) if domain and not is_free_mail(domain)]
    if not domains or not domain_of(sender) or is_free_mail(domain_of(sender)):
        return
    if not any(may_be_colleagues(sender, address) for address in addresses):
        yield at(fields[0], sender=domain_of(sender), domains=", ".join(dict.fromkeys(domains)))


def _is_perfect(subject: Subject) -> bool:
    """Whether every question that is asked has its best answer, for every mineral in question."""
    asked = {
        answer.question: answer.meaning or "" for answer in subject.declaration.answers if answer.question in _ALL_YES
    }
    per_mineral = [
        answer
        for answer in subject.declaration.answers
        if answer.question in _PERFECT and answer.about in subject.gating.needed
    ]
    best = all(answer.meaning == _PERFECT[answer.question] for answer in per_mineral)
    return best and bool(per_mineral) and all(meaning.startswith("Yes") for meaning in asked.values())


def _is_spotless(subject: Subject, row: SmelterRow) -> bool:
    """Whether the row names an assured facility from the list by its main name, as hardly all rows of a real one do."""
    facility = subject.facility_of(row)
    if facility is None or is_special(row):
        return False
    return facility.status in _ASSURED and name_of(row).casefold() == facility.name.casefold()
