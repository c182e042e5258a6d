"""X: what a supplier means to the operator's business, by its share of spend and by how easily it is replaced."""

from .case import REGISTER, Case, Scored, reason


def spend(case: Case) -> Scored:
    """X1: points by the share of all spend that the suppliers ahead of it make up.

    A step counts while its percentage is not reached: a supplier with exactly 50 % ahead of it belongs to the second
    step. So the supplier that carries the sum over an edge still belongs to the step below it.
    """
    evidence, rule = case.evidence, case.method.spend
    before = evidence.spend_before
    if before is None:
        points = case.method.missing.points.spend
        return points, (reason("X1.unknown", points, REGISTER, evidence.spend_on, no_data=True),)
    points = next((points for percent, points in rule.steps if before < percent), rule.rest)
    return points, (reason("X1.share", points, REGISTER, evidence.spend_on, {"before": before}),)


def replaceability(case: Case) -> Scored:
    """X2: points by the number of qualified sources for what it delivers."""
    sources, points = case.evidence.supplier.sources, case.method.replaceability.by_sources
    on = case.evidence.register_on
    if sources is None:
        missing = case.method.missing.points.sources
        return missing, (reason("X2.unknown", missing, REGISTER, on, no_data=True),)
    found = points[min(max(sources, 1), len(points)) - 1]
    rule = "X2.sources" if sources > 1 else "X2.sole-source"
    return found, (reason(rule, found, REGISTER, on, {"sources": sources}),)
