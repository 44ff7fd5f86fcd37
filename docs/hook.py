"""What the site needs of mkdocs beyond its settings: a hook named in mkdocs.yml.

``NAME.vi.md`` is the Vietnamese page of ``NAME.md``. A site has one language and one of the two, at the address of
``NAME.md``. A link names the page that a reader of the folder wants, ``NAME.vi.md`` on a Vietnamese page; on a site it
leads to what is at that address. The README of each pack is a page, too.
"""

from __future__ import annotations

import posixpath
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Page

_TWIN: Final = ".vi.md"
_ENGLISH_FOLDER: Final = "en"
"""Where the English site lies in the Vietnamese one."""
_PACKS: Final = Path(__file__).resolve().parents[1] / "templates"
_PROJECT: Final = _PACKS.with_name("pyproject.toml")
_ROW: Final = re.compile(r"^\|.*$", re.MULTILINE)
_CODE: Final = re.compile(r"`[^`]*`")
_LINK_TO_TWIN: Final = re.compile(r"(\]\([^)\s:]*)\.vi\.md(?=[)#])")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The address of the site, where pyproject.toml says one, and the titles of the nav in the language of the site.

    Raises:
        KeyError: a title has no English.
    """
    config.site_url = site_url(_PROJECT.read_text(encoding="utf-8"), "" if _is_vietnamese(config) else _ENGLISH_FOLDER)
    if titles := config.extra.get("titles"):
        config.nav = _titled(config.nav, titles)
    return config


def site_url(project: str, folder: str) -> str | None:
    """Where a site will be: a folder of what ``[project.urls]`` calls ``Documentation``; ``None`` while it names none.

    Findings in JSON and SARIF lead to pages of the same address (``diagnostics/rule_pages.py``).
    """
    site = tomllib.loads(project)["project"].get("urls", {}).get("Documentation")
    return site and posixpath.join(site, folder, "")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves the pages of one language: a Vietnamese page takes the place of its English twin."""
    for twin in [file for file in files if file.src_uri.endswith(_TWIN)]:
        files.remove(twin)
        if _is_vietnamese(config):
            uri = twin.src_uri.removesuffix(_TWIN) + ".md"
            if english := files.get_file_from_path(uri):
                files.remove(english)
            files.append(File.generated(config, uri, abs_src_path=twin.abs_src_path, inclusion=twin.inclusion))
    for path in sorted([*_PACKS.glob("*/README.md"), *_PACKS.glob("*/*.png")]):
        uri = f"packs/{path.relative_to(_PACKS).as_posix()}"
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    r"""A page in the words of Python-Markdown, its links to the addresses of this site.

    In the code of table rows ``\|``, as GitHub wants it, is ``|``.
    """
    markdown = _ROW.sub(lambda row: _CODE.sub(lambda code: code[0].replace(r"\|", "|"), row[0]), markdown)
    return _LINK_TO_TWIN.sub(r"\1.md", markdown)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """A text in the other language than the site says so, for those who have it read aloud."""
    lang = _language(page)
    return html if lang == config.theme["language"] else f'<div lang="{lang}">{html}</div>'


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """The links of the language switcher lead to this page in either language."""
    return _switched(output, page.url, config)


def on_post_template(output_content: str, *, config: MkDocsConfig, **_: object) -> str:
    """The links of the language switcher, on a page at no fixed address, lead to the start."""
    return _switched(output_content, "", config)


def _switched(html: str, url: str, config: MkDocsConfig) -> str:
    start = "" if _is_vietnamese(config) else f"{_ENGLISH_FOLDER}/"
    here = start + url
    for lang, folder in (("vi", ""), ("en", f"{_ENGLISH_FOLDER}/")):
        there = posixpath.relpath("/" + folder + url, "/" + here) + "/"
        html = html.replace(f'href="#in-{lang}"', f'href="{there}"')
    return html


def _is_vietnamese(config: MkDocsConfig) -> bool:
    return str(config.theme["language"]) == "vi"


def _language(page: Page) -> str:
    """What a page is written in; the READMEs of packs are Vietnamese, with some lines in English."""
    path = Path(str(page.file.abs_src_path))
    return "vi" if path.name.endswith(_TWIN) or path.is_relative_to(_PACKS) else "en"


def _titled(nav: Any, titles: dict[str, str]) -> Any:
    """A nav, or a part of it, with other titles."""
    if isinstance(nav, list):
        return [_titled(item, titles) for item in nav]
    return {titles[title]: _titled(below, titles) for title, below in nav.items()} if isinstance(nav, dict) else nav
