"""The data set as schema.org describes data sets, for the head of the page that offers its files."""

import json
from typing import Any

from dashboard.database import connection, published_files
from dashboard.exports.csvw import LICENCE
from dashboard.i18n.words import Words
from dashboard.web.page_metadata import corpus

MEDIA_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "package": "application/zip",
    "workbook": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "database": "application/vnd.duckdb",
}


def catalogue_script(site: str, words: Words) -> str:
    """A script element of JSON-LD; "" without a database or without files."""
    try:
        manifest = published_files.manifest()
    except connection.NoDatabaseError:
        return ""
    if not manifest:
        return ""
    text = json.dumps(catalogue(manifest, site, words), ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def catalogue(manifest: dict[str, Any], site: str, words: Words) -> dict[str, Any]:
    """A schema.org Dataset with each file as a DataDownload. manifest: as in `published_files.manifest`."""
    version, about = manifest["version"], corpus(words)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{site}/files",
        "url": f"{site}/files",
        "name": about.title or words.text("site.name"),
        "description": about.description,
        "inLanguage": ["zh-CN", "en"],
        "version": version,
        "datePublished": manifest["released_on"],
        "license": LICENCE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": about.authors or words.text("site.name")},
        "identifier": f"sha256:{manifest['content_hash']}",
        "distribution": [download(item, f"{site}/data/{version}") for item in manifest["files"]],
    }


def download(item: dict[str, Any], folder: str) -> dict[str, Any]:
    """A file of the manifest as schema.org describes it."""
    return {
        "@type": "DataDownload",
        "name": item["path"],
        "contentUrl": f"{folder}/{item['path']}",
        "encodingFormat": MEDIA_TYPES.get(item["form"], "application/octet-stream"),
        "contentSize": f"{item['bytes']} B",
        "sha256": item["sha256"],
    }
