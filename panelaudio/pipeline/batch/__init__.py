"""Many transcripts become episodes, each person with the same voice throughout.

::

    running      produce_all(): what is to be done, one after the other or some at a time
    sources      which transcripts there are
    naming       where the episode of each goes
    company      who has which voice
    ingredients  what an episode is made of; state: what is done, in a file that survives
    crowd        episodes in work at a time, in threads
    request      what is asked for, told and given
"""

from panelaudio.pipeline.batch.request import BatchDone, BatchRequest, EpisodeDone, Episodes, OfEpisode
from panelaudio.pipeline.batch.running import produce_all
from panelaudio.pipeline.batch.state import BROKEN, DONE, FAILED, LEFT_OUT, Record

__all__ = [
    "BROKEN",
    "DONE",
    "FAILED",
    "LEFT_OUT",
    "BatchDone",
    "BatchRequest",
    "EpisodeDone",
    "Episodes",
    "OfEpisode",
    "Record",
    "produce_all",
]
