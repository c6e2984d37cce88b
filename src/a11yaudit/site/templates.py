"""Pages whose structure is alike are one template; like regions round them are one partial."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from a11yaudit.page.identity import digest
from a11yaudit.site.likeness import Index, jaccard, joined
from a11yaudit.site.patterns import patterns_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yaudit.model import Signature, SitePage

ALIKE_MAIN = 0.45
ALIKE_FRAME = 0.3
SAME_BLOCK = 0.5
HALF = 0.5
ROUNDS = 2
FRAME = ("header", "navigation", "footer")


class Shape(NamedTuple):
    """A signature as sets: the main part, all that is round it, and that by region."""

    main: frozenset[int]
    frame: frozenset[int]
    blocks: Mapping[str, frozenset[int]]


@dataclass(slots=True, eq=False)
class Template:
    """Pages of one structure (by their numbers in the run) and the places half of them have.

    ``partials`` says for each region which partial it is: templates with the same number there
    share it. That of "page" is the site.
    """

    pages: list[int]
    shape: Shape
    id: str = ""
    label: str = ""
    partials: dict[str, int] = field(default_factory=dict)

    def shows(self, number: int, part: str) -> bool:
        """Whether half of the pages have this place in that region."""
        return number in self.shape.blocks.get(part, ())


class _Member(NamedTuple):
    shape: Shape
    pages: list[int]


def templates_of(pages: Mapping[int, SitePage]) -> list[Template]:
    """The templates, the one with the most pages first; every page is in exactly one.

    The order of the pages makes no difference.
    """
    members: dict[object, _Member] = {}
    for number, page in sorted(pages.items()):
        key = _key(page.signature)
        if key not in members:
            members[key] = _Member(_shape(page.signature), [])
        members[key].pages.append(number)
    order = sorted(members, key=lambda k: (-len(members[k].pages), -len(members[k].shape.main), k))
    groups = _grouped([members[key] for key in order])
    found = [Template(sorted(n for m in group for n in m.pages), _core(group)) for group in groups]
    _name(found, pages)
    _share(found)
    return sorted(found, key=lambda template: (-len(template.pages), template.id))


def _key(signature: Signature | None) -> tuple[bytes | str, ...]:
    if signature is None:
        return ()
    blocks = (piece for part, places in signature.blocks for piece in (part, places.tobytes()))
    return (signature.main.tobytes().hex(), *(p if isinstance(p, str) else p.hex() for p in blocks))


def _shape(signature: Signature | None) -> Shape:
    if signature is None:
        return Shape(frozenset(), frozenset(), {})
    blocks = {part: frozenset(places) for part, places in signature.blocks}
    return Shape(frozenset(signature.main), frozenset().union(*blocks.values()), blocks)


def _grouped(members: Sequence[_Member]) -> list[list[_Member]]:
    """The members in groups: each with the first that it is like, then with the core it fits."""
    leaders = Index(ALIKE_MAIN)
    shapes: list[Shape] = []
    for member in members:
        if _best(member.shape, leaders, shapes) is None:
            leaders.add(member.shape.main)
            shapes.append(member.shape)
    groups: list[list[_Member]] = []
    for _ in range(ROUNDS):
        groups = _assigned(members, shapes)
        groups.sort(key=lambda group: -sum(len(member.pages) for member in group))
        shapes = [_core(group) for group in groups]
    return _merged(groups, shapes)


def _assigned(members: Sequence[_Member], shapes: Sequence[Shape]) -> list[list[_Member]]:
    index = Index(ALIKE_MAIN)
    for shape in shapes:
        index.add(shape.main)
    filled: dict[int, list[_Member]] = defaultdict(list)
    alone: list[list[_Member]] = []
    for member in members:
        best = _best(member.shape, index, shapes)
        if best is None:
            alone.append([member])
        else:
            filled[best].append(member)
    return [*filled.values(), *alone]


def _merged(groups: Sequence[list[_Member]], cores: Sequence[Shape]) -> list[list[_Member]]:
    """The groups, those whose cores are alike put together."""
    index = Index(ALIKE_MAIN)
    kept: list[Shape] = []
    merged: list[list[_Member]] = []
    for group, core in zip(groups, cores, strict=True):
        best = _best(core, index, kept)
        if best is None:
            index.add(core.main)
            kept.append(core)
            merged.append(list(group))
        else:
            merged[best].extend(group)
    return merged


def _best(shape: Shape, index: Index, shapes: Sequence[Shape]) -> int | None:
    """The number of the shape that this one is most like; None where it is like none."""
    found, most = None, 0.0
    for number, likeness in index.alike(shape.main):
        other = shapes[number]
        frame = jaccard(shape.frame, other.frame)
        if frame >= ALIKE_FRAME and likeness + frame > most:
            found, most = number, likeness + frame
    return found


def _core(group: Sequence[_Member]) -> Shape:
    """The places that half of the pages have."""
    total = sum(len(member.pages) for member in group)

    def common(sets: list[tuple[frozenset[int], int]]) -> frozenset[int]:
        counts: Counter[int] = Counter()
        for places, weight in sets:
            for place in places:
                counts[place] += weight
        return frozenset(place for place, count in counts.items() if count >= HALF * total)

    parts = sorted({part for member in group for part in member.shape.blocks})
    none: frozenset[int] = frozenset()
    blocks = {
        part: common([(m.shape.blocks.get(part, none), len(m.pages)) for m in group])
        for part in parts
    }
    main = common([(member.shape.main, len(member.pages)) for member in group])
    return Shape(main, none.union(*blocks.values()), blocks)


def _name(templates: list[Template], pages: Mapping[int, SitePage]) -> None:
    """Give the templates their ids, from where most of their pages have headline and text."""
    by_id: dict[str, list[Template]] = defaultdict(list)
    for template in templates:
        signatures = [pages[number].signature for number in template.pages]
        anchors = Counter(s.anchor if s else "" for s in signatures)
        anchor = min(anchors, key=lambda a: (-anchors[a], a))
        by_id[digest("template", anchor)].append(template)
    for ident, same in by_id.items():
        for template in same:
            template.id = ident if len(same) == 1 else digest(ident, _own(template, same))
    labels = patterns_of([[pages[n].key for n in template.pages] for template in templates])
    for template, label in zip(templates, labels, strict=True):
        template.label = label


def _own(template: Template, others: Sequence[Template]) -> str:
    """A place that only this one of the templates has."""
    places = set(template.shape.main | template.shape.frame)
    for other in others:
        if other is not template:
            places -= other.shape.main | other.shape.frame
    return str(min(places, default=0))


def _share(templates: Sequence[Template]) -> None:
    """Say which regions of the templates are the same partial, and which are of one site."""
    links: list[tuple[int, int]] = []
    for part in sorted({part for template in templates for part in template.shape.blocks}):
        index, first = Index(SAME_BLOCK), []
        for number, template in enumerate(templates):
            places = template.shape.blocks.get(part)
            if not places:
                continue
            best = max(index.alike(places), key=lambda pair: pair[1], default=None)
            if best is None:
                index.add(places)
                first.append(number)
                template.partials[part] = number
                continue
            template.partials[part] = first[best[0]]
            if part in FRAME:
                links.append((first[best[0]], number))
    for template, site in zip(templates, joined(len(templates), links), strict=True):
        template.partials["page"] = site
