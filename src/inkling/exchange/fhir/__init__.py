"""FHIR R4: a file of wording that is added, and readings that leave."""

from inkling.exchange.fhir.questionnaire import MOST, read_questionnaire
from inkling.exchange.fhir.responses import write_fhir

__all__ = ["MOST", "read_questionnaire", "write_fhir"]
