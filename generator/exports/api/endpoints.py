"""Every file that is promised to programs: its path, what is in it, and of what its path is made. The OpenAPI
document, the page made from it and the tests follow."""

from dataclasses import dataclass

from generator.exports import well_known
from generator.exports.api import about, files, wholes
from generator.exports.api.shapes import Shape


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of a path."""

    name: str
    about: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A file, or all files of one form. ``absent``: what it means that there is none."""

    name: str
    path: str
    shape: type[Shape]
    title: str
    parameter: Parameter | None = None
    absent: str = ""
    about: str = ""


_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
_PAGED = "Further pages are the addresses under next."
ENDPOINTS = (
    Endpoint(
        "record",
        "certificates/{slug}.json",
        files.RecordFile,
        "One record, by its number",
        Parameter("slug", "The number in small letters, with one hyphen for each run of other signs.", _SLUG),
        "This directory has no such record. It does not mean that a certificate is forged.",
        "The exact look-up: the number makes the address, so one request is all it takes.",
    ),
    Endpoint("index", "api/v1/index.json", files.IndexFile, "The entrance: where everything is"),
    Endpoint("ids", "api/v1/ids.json", files.IdList, "The number and the slug of every record", about=_PAGED),
    Endpoint("bodies", "api/v1/bodies.json", files.BodyList, "All certification bodies"),
    Endpoint(
        "recordsOfBody",
        "api/v1/bodies/{body}.json",
        files.RecordList,
        "The records of a body",
        Parameter("body", "The id of the body.", _SLUG),
        "There is no such body.",
        _PAGED,
    ),
    Endpoint("schemes", "api/v1/schemes.json", files.SchemeList, "All schemes"),
    Endpoint(
        "recordsOfScheme",
        "api/v1/schemes/{scheme}.json",
        files.RecordList,
        "The records under a scheme",
        Parameter("scheme", "The id of the scheme.", _SLUG),
        "There is no such scheme.",
        _PAGED,
    ),
    Endpoint("countries", "api/v1/countries.json", files.CountryList, "All countries in which sites are"),
    Endpoint(
        "recordsInCountry",
        "api/v1/countries/{country}.json",
        files.RecordList,
        "The records for sites in a country",
        Parameter("country", "The code of the country in small letters.", "^[a-z]{2}$"),
        "No record is for a site in that country.",
        _PAGED,
    ),
    Endpoint("standards", "api/v1/standards.json", files.StandardList, "All standards and specifications"),
    Endpoint(
        "recordsOfStandard",
        "api/v1/standards/{standard}.json",
        files.RecordList,
        "The records that name any edition of a standard",
        Parameter("standard", "The slug of the standard, without edition.", _SLUG),
        "There is no such standard in the register.",
        _PAGED,
    ),
    Endpoint("holders", "api/v1/holders.json", files.HolderList, "All holders", about=_PAGED),
    Endpoint(
        "recordsOfHolders",
        "api/v1/holders/{shard}.json",
        files.HolderShard,
        "The records of some holders",
        Parameter("shard", "The first two hexadecimal digits of SHA-256 of the slug of the holder.", "^[0-9a-f]{2}$"),
        "No holder belongs to that file.",
        "Holders are many and have few records each, so they share at most 256 files.",
    ),
    Endpoint("vocabularies", "api/v1/vocabularies.json", files.VocabularyList, "The closed lists of words"),
    Endpoint(
        "vocabulary",
        "api/v1/vocabularies/{vocabulary}.json",
        files.VocabularyFile,
        "One closed list of words",
        Parameter("vocabulary", "The name of the list.", _SLUG),
        "There is no such list.",
    ),
    Endpoint("quality", "api/v1/quality.json", wholes.QualityFile, "What the check marks, per body and rule"),
    Endpoint("dumps", "dumps/index.json", wholes.DumpList, "The files with all records, and their hashes"),
    Endpoint("changes", "changes/index.json", wholes.ChangesFile, "What has changed, from generation to generation"),
    Endpoint("register", well_known.PATH, about.DescriptionFile, "What the register is, and where its parts are"),
    Endpoint("mark", "build.json", about.MarkFile, "What was built, and when the next build is due"),
)
"""In the order of the page."""
