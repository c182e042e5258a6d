"""Finds links to file-sharing services: what a supplier sends when the workbook itself should have been attached."""

import re

_URL = re.compile(r"https?://([a-z0-9.-]{4,100})(/[^\s\"'<>）]{0,200})?", re.IGNORECASE)

# Host (or any host below it) and how the path begins; services that send mails with other links too need a path.
_SERVICES: tuple[tuple[str, str], ...] = (
    ("1drv.ms", ""),
    ("115.com", "/s/"),
    ("123pan.com", "/s/"),
    ("aliyundrive.com", "/s/"),
    ("alipan.com", "/s/"),
    ("app.box.com", "/s/"),
    ("bhpan.buaa.edu.cn", ""),
    ("cloud.189.cn", ""),
    ("caiyun.139.com", ""),
    ("cowtransfer.com", ""),
    ("ctfile.com", ""),
    ("dashi.163.com", "/html/cloud-attachment-download"),
    ("docs.google.com", ""),
    ("docs.qq.com", ""),
    ("drive.google.com", ""),
    ("dropbox.com", ""),
    ("exmail.qq.com", "/cgi-bin/ftnexs"),
    ("exmail.qq.com", "/ftn"),
    ("feijipan.com", ""),
    ("feishu.cn", "/file"),
    ("filemail.com", ""),
    ("fs.163.com", ""),
    ("icloud.com", "/iclouddrive"),
    ("jianguoyun.com", "/p/"),
    ("kdocs.cn", ""),
    ("lanzou.com", ""),
    ("lanzoui.com", ""),
    ("lanzoux.com", ""),
    ("larksuite.com", "/file"),
    ("mail.163.com", "/large-attachment-download"),
    ("mail.126.com", "/large-attachment-download"),
    ("mail.qq.com", "/cgi-bin/ftn"),
    ("mail.qq.com", "/ftn"),
    ("mediafire.com", ""),
    ("mega.nz", ""),
    ("onedrive.live.com", ""),
    ("pan.baidu.com", ""),
    ("pan.quark.cn", ""),
    ("pan.xunlei.com", ""),
    ("sendgb.com", ""),
    ("sharefile.com", ""),
    ("sharepoint.cn", ""),
    ("sharepoint.com", ""),
    ("smash.com", ""),
    ("terabox.com", ""),
    ("transfernow.net", ""),
    ("u.163.com", ""),
    ("we.tl", ""),
    ("weiyun.com", ""),
    ("wenshushu.cn", ""),
    ("wetransfer.com", ""),
    ("yunpan.360.cn", ""),
)
_MOST = 10


def sharing_hosts(text: str) -> tuple[str, ...]:
    """The hosts of file-sharing links in a text or its markup, each once, in their order, at most ten."""
    hosts = (match[1].lower().strip(".") for match in _URL.finditer(text) if _shares_files(match))
    return tuple(dict.fromkeys(hosts))[:_MOST]


def _shares_files(link: re.Match[str]) -> bool:
    host, path = link[1].lower().strip("."), (link[2] or "").lower()
    return any(
        (host == service or host.endswith("." + service)) and path.startswith(begin) for service, begin in _SERVICES
    )
