"""FHIR R4: a file of wording that is added, and readings that leave."""

from inkling.exchange.fhir.questionnaire import MOST, read_questionnaire

__all__ = ["MOST", "read_questionnaire"]
