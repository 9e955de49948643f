"""The limits of plans in number and in size, on a real server: whoever meets one is told so in their language."""

from collections.abc import Sequence

from benchmarks.load import widgets
from benchmarks.load.answer import PROBLEM
from benchmarks.load.plan_texts import plan_text
from benchmarks.load.plan_visitor import PlanLog, PlanVisitor
from dashboard.i18n.words import Words

TOO_LONG = "文字过长", "the text is too long"
COPIES = 1_500  # of a short plan: more than 400,000 characters


async def told_that_room_is_needed(port: int, room: int, log: PlanLog, patience: float) -> list[str]:
    """Twice as many visitors as a server has `room` for bring plans, one after another. The first half are told then
    that theirs was put aside, and see it again once they have switched it on. Returns their languages."""
    visitors = [PlanVisitor(port, number, log, patience) for number in range(2 * room)]
    tabs = [visitor.tab() for visitor in visitors]
    opened = [await tab.__aenter__() for tab in tabs]
    for visitor, tab in zip(visitors, opened, strict=True):
        await visitor.bring(tab)
        await visitor.switch_on(tab)
    told = []
    for visitor, tab in zip(visitors[:room], opened[:room], strict=True):
        before = log.told[visitor.number]
        await visitor.visit(tab, "matrix")
        told += [visitor.lang] * (log.told[visitor.number] - before)
    for tab in tabs:
        await tab.__aexit__(None, None, None)
    return told


async def told_that_it_is_too_long(port: int, numbers: Sequence[int], log: PlanLog, patience: float) -> list[str]:
    """Visitors paste a text that is too long. Returns the sentences that are shown for it."""
    sentences = []
    for number in numbers:
        visitor = PlanVisitor(port, number, log, patience)
        async with visitor.tab() as tab:
            await tab.open("bring", {"lang": visitor.lang})
            area, send = widgets.of_key(tab.widgets, "desk-text"), widgets.of_form(tab.widgets, "desk-paste")
            text = widgets.state(area, [plan_text(number) * COPIES])
            answer = await tab.click(text, widgets.state(send, []))
            sentences += [sentence.decode() for sentence in sorted(answer.found(PROBLEM))]
    return sentences


def limit_faults(told: Sequence[str], room: int, sentences: Sequence[str]) -> list[str]:
    """What is wrong with what visitors were told: of both limits each language must have its sentence."""
    said = Words("zh").text("own.let_go"), Words("en").text("own.let_go")
    faults = [] if len(told) == room and set(told) == {"zh", "en"} else [f"told of {said[0]}: {told}"]
    return faults + [f"not told: {part}" for part in TOO_LONG if not any(part in one for one in sentences)]
