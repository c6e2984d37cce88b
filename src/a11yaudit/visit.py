"""What a run asks of each visit to a page, and the visit itself, tried twice if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yaudit.analyse import axe_options, needs_of
from a11yaudit.axe_script import axe_rule_ids, axe_script
from a11yaudit.browser.observe import observe
from a11yaudit.browser.reading import Wants
from a11yaudit.browser.run_axe import AxeChoice, axe_source
from a11yaudit.errors import PageError
from a11yaudit.fix.serving import stamped
from a11yaudit.rule import Need, discover

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yaudit.browser.observe import Observation
    from a11yaudit.browser.session import Session
    from a11yaudit.config import AuditOptions
    from a11yaudit.targets import Target

NOT_FOR_US = frozenset({"frame-tested"})  # says that frames were not visited; we visit them
RETRIED = ("crash", "connection")
ATTEMPTS = 2


def wants_of(options: AuditOptions) -> Wants:
    """What the options ask to be brought back from a page. Raises `UserError`."""
    script = axe_script(options.axe_script)
    ids, rules = axe_rule_ids(script), discover()
    needed, only = axe_options(rules, options.rules, options.skip_rules)
    skipped = set(options.skip_rules)
    needs = needs_of(rules, options.rules, options.skip_rules) if options.probes != "none" else ()
    return Wants(
        axe=AxeChoice(
            source=axe_source(script) if needed else "",
            only=tuple(name for name in only if not ids or name in ids),
            skip=tuple(sorted(NOT_FOR_US | (skipped & ids))),
        ),
        picture=options.evidence != "none" and (options.keep_pictures or "html" in options.formats),
        sharp=options.evidence == "crops",
        include=options.include,
        exclude=options.exclude,
        tree=Need.TREE in needs,
        keyboard=options.probes if Need.KEYBOARD in needs else "",
        consent=options.consent,
        rewrite=stamped,
    )


async def observed(
    session: Session, target: Target, wants: Wants, seconds: float, note: Callable[[str], None]
) -> Observation:
    """Visit the target; what may have been bad luck is tried once more. Raises `PageError`."""
    local = target.file is not None
    for attempt in range(ATTEMPTS):
        try:
            return await observe(session, target.url, wants, seconds, local=local)
        except PageError as error:
            if error.kind not in RETRIED or attempt == ATTEMPTS - 1:
                raise
            note(f"{target.given}: {error.message} Trying once more.")
    raise PageError("internal", "The page was not visited.")
