"""Tells whether two mail addresses may belong to one organisation, or merely to customers of one mail provider."""

_FREE_MAIL = frozenset(
    {
        # China
        *("qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "188.com", "sina.com", "sina.cn", "sohu.com"),
        *("aliyun.com", "139.com", "189.cn", "wo.cn", "21cn.com", "tom.com"),
        # Taiwan, Hong Kong, Korea, Japan, India, Vietnam
        *("hinet.net", "seed.net.tw", "pchome.com.tw", "netvigator.com", "naver.com", "hanmail.net", "daum.net"),
        *("nate.com", "kakao.com", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "nifty.com", "rediffmail.com"),
        *("vnn.vn", "fpt.vn"),
        # everywhere
        *("gmail.com", "googlemail.com", "msn.com", "ymail.com", "rocketmail.com", "icloud.com", "me.com", "mac.com"),
        *("aol.com", "proton.me", "protonmail.com", "pm.me", "zoho.com", "zohomail.com", "mail.com", "fastmail.com"),
        *("tutanota.com", "hushmail.com"),
        # Europe
        *("web.de", "t-online.de", "freenet.de", "arcor.de", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net"),
        *("sfr.fr", "libero.it", "virgilio.it", "alice.it", "tiscali.it", "tin.it", "telefonica.net", "sapo.pt"),
        *("bluewin.ch", "seznam.cz", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "btinternet.com", "mail.ru", "bk.ru"),
        *("inbox.ru", "list.ru", "rambler.ru", "ukr.net"),
        # the Americas
        *("comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net"),
        *("earthlink.net", "rogers.com", "shaw.ca", "sympatico.ca", "uol.com.br", "bol.com.br", "terra.com.br"),
        *("prodigy.net.mx",),
    }
)
"""Domains under which, or below which (``vip.qq.com``), anybody gets a mailbox."""

_FREE_MAIL_FAMILIES = frozenset({"yahoo", "hotmail", "outlook", "live", "gmx", "yandex"})
"""Providers with a domain in every country, as in ``yahoo.co.jp``."""

_SECOND_LEVELS = frozenset({"co", "com", "net", "org", "ne", "or", "ac", "edu", "gov"})
"""Under which companies have their domains in many countries."""


def is_free_mail(domain: str) -> bool:
    """Whether anybody can have a mailbox under the domain, so that it says nothing about who somebody is."""
    domain = domain.casefold().rstrip(".")
    labels = domain.split(".")
    parents = {".".join(labels[start:]) for start in range(len(labels))}
    return not parents.isdisjoint(_FREE_MAIL) or _is_of_family(domain)


def is_registry(domain: str) -> bool:
    """Whether it is a top-level domain, or one such as ``com.cn``, below which everybody's domains lie."""
    match domain.casefold().rstrip(".").split("."):
        case [_]:
            return True
        case [second, country]:
            return len(country) == len("cn") and second in _SECOND_LEVELS
        case _:
            return False


def may_be_colleagues(address: str, other: str) -> bool:
    """Whether the addresses are one mailbox's, or lie in one organisation's domain or one below the other's."""
    mine, theirs = _mailbox(address), _mailbox(other)
    if mine == theirs:
        return True
    domain, their_domain = domain_of(mine), domain_of(theirs)
    if not domain or not their_domain or is_free_mail(domain) or is_free_mail(their_domain):
        return False
    return f".{domain}".endswith(f".{their_domain}") or f".{their_domain}".endswith(f".{domain}")


def domain_of(address: str) -> str:
    """The address's domain in small letters; ``""`` when it has none."""
    return address.strip().casefold().rpartition("@")[2].rstrip(".") if "@" in address else ""


def _mailbox(address: str) -> str:
    """The address in small letters without the tag that many providers let everybody add (``li+cmrt@gmail.com``)."""
    local, at, domain = address.strip().casefold().rpartition("@")
    return (local.partition("+")[0] or local) + at + domain.rstrip(".")


def _is_of_family(domain: str) -> bool:
    match domain.split("."):
        case [family, _]:
            return family in _FREE_MAIL_FAMILIES
        case [family, second, _]:
            return family in _FREE_MAIL_FAMILIES and second in _SECOND_LEVELS
        case _:
            return False
