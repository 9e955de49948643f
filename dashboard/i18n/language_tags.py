"""How a language is named in documents: BCP 47 tags."""

TAGS = {"zh": "zh-CN"}  # where it differs from our code


def language_tag(lang: str) -> str:
    """A language as HTML and the web name it."""
    return TAGS.get(lang, lang)


def regional_tag(lang: str) -> str:
    """A language as programs name it that want a region with each: Office, CSL."""
    return "en-US" if lang == "en" else language_tag(lang)
