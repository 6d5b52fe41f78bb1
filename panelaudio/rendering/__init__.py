"""Utterances become speech: the cache, workers, retries and resume.

::

    stage   render(), which puts the others to work
    ledger  which utterances have a clip, which need one, which failed; gives the speech in order
    cache   finished clips by the content that made them; entry: one of its files; tidying, amounts: what lies in it
    store   clips at a URL that many machines share
    history what the last run of a transcript was made of, so that the next can say what has changed
    loading engines as voices.yaml wants them
    crew    shares out the work, watches for crashes and hangs; hand: one worker process, seen from the parent
    staff   workers that stay from one crew to the next
    cluster the workers of a Dask scheduler instead; herd: they at work; farm: what happens on one of them
    worker  lives in that process: engines, soundness of what they return, cache; isolation, messages: its manners
    omissions  a sound and a caption for what could not be said
    marks   times of spoken words as times of the words that are shown
"""

from panelaudio.rendering.cache import Cache, default_cache
from panelaudio.rendering.cluster import Cluster
from panelaudio.rendering.ledger import Rendered
from panelaudio.rendering.loading import EngineLoader
from panelaudio.rendering.omissions import with_omissions
from panelaudio.rendering.staff import Staff
from panelaudio.rendering.stage import Workforce, foresee, render
from panelaudio.rendering.tidying import default_limit_bytes

__all__ = [
    "Cache",
    "Cluster",
    "EngineLoader",
    "Rendered",
    "Staff",
    "Workforce",
    "default_cache",
    "default_limit_bytes",
    "foresee",
    "render",
    "with_omissions",
]
