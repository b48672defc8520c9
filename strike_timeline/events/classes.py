"""Types of events that behave alike where a date, a status or a party is looked for."""

from __future__ import annotations

from strike_timeline.model import EventType

PLANNED = frozenset({EventType.STRIKE_START, EventType.LOCKOUT, EventType.STRIKE_NOTICE})
"""Events that can be dropped after they were announced."""

ANYWHERE = frozenset(
    {
        EventType.OTHER,
        EventType.STATEMENT,
        EventType.PRODUCTION_IMPACT,
        EventType.LEGAL_ACTION,
        EventType.OFFER,
        EventType.NEGOTIATION,
        EventType.TENTATIVE_AGREEMENT,
    }
)
"""Events that news without a labor dispute tells, too: they do not make an article one about labor."""

CONCERN_ALL = frozenset(
    {
        EventType.STRIKE_START,
        EventType.STRIKE_CONTINUES,
        EventType.STRIKE_END,
        EventType.STRIKE_AUTHORIZATION,
        EventType.STRIKE_NOTICE,
        EventType.CONTRACT_EXPIRATION,
        EventType.NEGOTIATION,
        EventType.TENTATIVE_AGREEMENT,
        EventType.RATIFICATION,
        EventType.RATIFICATION_VOTE,
        EventType.LOCKOUT,
    }
)
"""Events of a whole bargaining unit, whose size the article may give elsewhere."""

LAST_TIME = frozenset(
    {EventType.STRIKE_START, EventType.STRIKE_CONTINUES, EventType.NEGOTIATION, EventType.PRODUCTION_IMPACT}
)
"""Events of which "not since May" says that they happened, or what they stopped did, in May."""

CONDITIONS = frozenset({EventType.TALKS_BREAKDOWN, EventType.TENTATIVE_AGREEMENT})
"""Events that an if-clause supposes ("if talks fail, …"): its main clause tells the event."""

BYSTANDING = frozenset(
    {
        EventType.OTHER,
        EventType.PICKET_OR_RALLY,
        EventType.LEGAL_ACTION,
        EventType.PRODUCTION_IMPACT,
        EventType.STATEMENT,
    }
)
"""Events beside the bargaining table: they get no employer but one named beside them or their union."""

ON_THE_DAY = frozenset(
    {
        EventType.STRIKE_START,
        EventType.STRIKE_END,
        EventType.LOCKOUT,
        EventType.NEGOTIATION,
        EventType.PICKET_OR_RALLY,
        EventType.RATIFICATION_VOTE,
        EventType.CONTRACT_EXPIRATION,
    }
)
"""Events that happen on their date, so that they cannot have happened before it comes; others may name a
day to come for what they are about ("signed a deal that runs from next June")."""

MADE_BY_SAYING = frozenset(
    {
        EventType.OFFER,
        EventType.PICKET_OR_RALLY,
        EventType.LEGAL_ACTION,
        EventType.MEDIATION_OR_ARBITRATION,
    }
)
"""Events that an infinitive tells as real ("on strike to press their demands")."""
