"""The texts of content for translators: one gettext template.

python -m spineflow.catalogue.content_pot > locale/content.pot
"""

import sys

from spineflow.catalogue.load import Catalogue, load
from spineflow.catalogue.texts import shown_texts

HEADER = """\
# The texts of content/, each its own key. Licence: CC BY-SA 4.0.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def content_pot(catalogue: Catalogue) -> str:
    """Every shown text once, in the order of the catalogue, with the first place it stands."""
    first: dict[str, str] = {}
    for shown in shown_texts(catalogue):
        first.setdefault(shown.text, shown.where)
    entries = (
        f'#: {where}\nmsgid "{_escaped(text)}"\nmsgstr ""\n' for text, where in first.items()
    )
    return "\n".join((HEADER, *entries))


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


if __name__ == "__main__":
    sys.stdout.write(content_pot(load()))
