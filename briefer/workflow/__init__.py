"""THE FLOW, from file to printed page, in the order in which it runs.

    Importing          files                           -> sources, as they are read (workflow.importing)
    PackIndex          words, as an officer typed them -> where they stand in a pack
    find_passage       words, as an officer typed them -> where they stand in it
    switch_view        another text of a source        -> the edit, and what becomes of its excerpts
    find_dates         a source                        -> its expressions of time
    propose_date       an excerpt                      -> when it happened, as far as its words tell
    propose_themes     excerpts                        -> themes that their words suggest
    learn_keywords     a pack with tagged excerpts     -> words to add to the keywords of its themes
    acronyms_of        a pack                          -> its acronyms, and what its sources say of them
    new_briefing       a template                      -> a briefing, its sections still empty
    propose_places     excerpts with themes            -> where each goes in it
    printed_numbers    a briefing, in a language       -> the numbers of its headings, for an outline
    check              a briefing                      -> what to look at before printing
    assemble           a briefing, in a language       -> a document and its receipt
    lay_out            a document, in a style          -> pages
    publish            document and pages              -> the bytes of a file
    luggage            a style                         -> what the pack must carry to print in it elsewhere
    hand_out           a briefing, in a language       -> its pages on sheets of paper, for the audience

Faces take from here what reads or makes something; what changes a pack is an edit, done by the session.
"""
from __future__ import annotations

from briefer.analysis.anchoring import Found as Found
from briefer.analysis.date_found import FoundDate as FoundDate
from briefer.analysis.event_dates import DateProposal as DateProposal
from briefer.analysis.event_dates import date_in_passage as date_in_passage
from briefer.analysis.event_dates import read_date as read_date
from briefer.analysis.language import language_of as language_of
from briefer.analysis.likeness import Copies as Copies
from briefer.analysis.search import plain as plain
from briefer.analysis.sentences import sentences as sentences
from briefer.analysis.theme_rules import Proposal as Proposal
from briefer.analysis.theme_words import Lesson as Lesson
from briefer.analysis.theme_words import learn_keywords as learn_keywords
from briefer.checks import Finding as Finding
from briefer.templating.glossary import default_glossary as default_glossary
from briefer.templating.libraries import Library as Library
from briefer.templating.planner import Plan as Plan
from briefer.templating.planner import new_briefing as new_briefing
from briefer.templating.sections import VARIANTS as VARIANTS
from briefer.templating.style_shelves import Carried as Carried
from briefer.templating.themes import default_themes as default_themes
from briefer.workflow.acronyms import Acronym as Acronym
from briefer.workflow.acronyms import acronyms_of as acronyms_of
from briefer.workflow.briefing import check_template as check_template
from briefer.workflow.briefing import is_style as is_style
from briefer.workflow.briefing import library as library
from briefer.workflow.briefing import propose_places as propose_places
from briefer.workflow.briefing import with_filled_briefing as with_filled_briefing
from briefer.workflow.checks import check as check
from briefer.workflow.checks import check_pack as check_pack
from briefer.workflow.checks import unwritten as unwritten
from briefer.workflow.dates import find_dates as find_dates
from briefer.workflow.dates import propose_date as propose_date
from briefer.workflow.handouts import Handout as Handout
from briefer.workflow.handouts import hand_out as hand_out
from briefer.workflow.outline import printed_numbers as printed_numbers
from briefer.workflow.pages import FORMATS as FORMATS
from briefer.workflow.pages import DateWords as DateWords
from briefer.workflow.pages import Receipt as Receipt
from briefer.workflow.pages import assemble as assemble
from briefer.workflow.pages import cite as cite
from briefer.workflow.pages import dump as dump
from briefer.workflow.pages import lay_out as lay_out
from briefer.workflow.pages import publish as publish
from briefer.workflow.pages import receipt as receipt
from briefer.workflow.search import ExcerptFilter as ExcerptFilter
from briefer.workflow.search import Hit as Hit
from briefer.workflow.search import HitKind as HitKind
from briefer.workflow.search import PackIndex as PackIndex
from briefer.workflow.search import PackScan as PackScan
from briefer.workflow.search import Shown as Shown
from briefer.workflow.search import Sifted as Sifted
from briefer.workflow.search import filter_excerpts as filter_excerpts
from briefer.workflow.search import found_text as found_text
from briefer.workflow.search import is_undated as is_undated
from briefer.workflow.search import places_of as places_of
from briefer.workflow.search import shown as shown
from briefer.workflow.search import sift as sift
from briefer.workflow.sources import Quotation as Quotation
from briefer.workflow.sources import already_imported as already_imported
from briefer.workflow.sources import anchor_of as anchor_of
from briefer.workflow.sources import excerpt_at as excerpt_at
from briefer.workflow.sources import find_passage as find_passage
from briefer.workflow.sources import nearest_passage as nearest_passage
from briefer.workflow.sources import numbered as numbered
from briefer.workflow.sources import one_voice as one_voice
from briefer.workflow.sources import paragraphs_of as paragraphs_of
from briefer.workflow.sources import propose_themes as propose_themes
from briefer.workflow.styles import luggage as luggage
from briefer.workflow.texts import ExcerptFate as ExcerptFate
from briefer.workflow.texts import TextChange as TextChange
from briefer.workflow.texts import correct_text as correct_text
from briefer.workflow.texts import find_again as find_again
from briefer.workflow.texts import reread as reread
from briefer.workflow.texts import switch_view as switch_view
from briefer.workflow.texts import take_highlight as take_highlight
from briefer.workflow.themes import theme_named as theme_named
