"""Tells which English words a page holds that is meant to be Chinese."""

import re


def english_in(page: str, *foreign: str) -> set[str]:
    """The words in Latin letters, without commands, their options, and texts that are not ours (names, files)."""
    for text in sorted(foreign, key=len, reverse=True):
        page = page.replace(text, " ")
    page = re.sub(r"oredesk [a-z]+ [a-z]+( [A-Z]+)*|--[a-z-]+( [a-z]+)?|OREDESK_[A-Z_]+", " ", page)
    return set(re.findall(r"[A-Za-z]{2,}", page))
