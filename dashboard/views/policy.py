"""The figures of the pages that read the policy, from the clauses as they are coded."""

from collections.abc import Mapping

from dashboard import figures
from dashboard.exhibit import Exhibit
from dashboard.figures.restated import Repeated
from dashboard.views.scene import Scene

PARTS = ("body", "annex", "both")
MENTIONS = ("primary", "any")
COUNTS = ("clauses", "chars")
BY = ("body", "theme")
Exhibits = Mapping[str, Exhibit]


def coding(scene: Scene, part: str = PARTS[0]) -> figures.Coding:
    """What all of these figures are made of."""
    return figures.Coding(
        plans=scene.frame("plans"),
        measures=scene.frame("measures"),
        themes=scene.frame("themes"),
        instruments=scene.frame("instruments"),
        agreement=scene.frame("agreement"),
        words=scene.words,
        data_version=scene.version,
        shown=scene.plans,
        part=part,
    )


def part(scene: Scene) -> str:
    """Whether bodies, annexes or both are in view."""
    return scene.one("part", PARTS, PARTS[0])


def themes(scene: Scene) -> Exhibits:
    """Themes by plans, and the clauses on one theme where one is chosen."""
    found, mention = coding(scene, part(scene)), scene.one("mention", MENTIONS, MENTIONS[0])
    made = {"themes": figures.themes_exhibit(found, mention, scene.one("count", COUNTS, COUNTS[0]))}
    if scene.theme:
        wanted = figures.Wanted(theme=scene.theme, mention=mention)
        made["theme-clauses"] = figures.clauses_exhibit(found, scene.frame("targets"), wanted)
    return made


def instruments(scene: Scene) -> Exhibits:
    """Instruments by plans and by themes, and the clauses of one instrument or theme where one is chosen."""
    found = coding(scene, part(scene))
    made = {"instruments": figures.instruments_exhibit(found), "pairs": figures.pairs_exhibit(found)}
    chosen = scene.one("instrument", ["", *figures.instrument_names(scene.frame("instruments"), scene.words)], "")
    if chosen or scene.theme:
        wanted = figures.Wanted(theme=scene.theme, instrument=chosen)
        made["instrument-clauses"] = figures.clauses_exhibit(found, scene.frame("targets"), wanted)
    return made


def duties(scene: Scene) -> figures.Duties:
    """Who is made responsible: what its figures are made of."""
    named = scene.frame("measure_bodies"), scene.frame("bodies")
    return figures.Duties(coding(scene), *named, scene.theme, scene.one("by", BY, BY[0]))


def duties_said(scene: Scene) -> tuple[str, str]:
    """What its page says first: headline and lead."""
    found = duties(scene)
    return figures.duties_headline(found), figures.duties_lead(found)


def responsibilities(scene: Scene) -> Exhibits:
    """A table for each plan and part that names bodies, and the clauses that name nobody."""
    found = duties(scene)
    return figures.bodies_exhibits(found) | {"nobody": figures.nobody_exhibit(found)}


def repeated(scene: Scene) -> Repeated:
    """What is said twice, of one extent or all."""
    codes = scene.frame("codes")
    extents = ["", *codes.loc[codes["field"] == "measures.repeats_extent", "code"].astype(str)]
    return figures.repeated(coding(scene), scene.frame("targets"), scene.one("extent", extents, ""))


def restated(scene: Scene) -> Exhibits:
    """Quantities and clauses that are said twice."""
    return figures.restated_exhibits(repeated(scene))
