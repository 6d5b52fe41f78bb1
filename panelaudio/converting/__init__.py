"""A script becomes a clean transcript: names resolved, nothing but what is said; reading it gives the same turns."""

from panelaudio.converting.forms import FORMS, Form, as_fountain, as_json, as_markdown, form_of

__all__ = ["FORMS", "Form", "as_fountain", "as_json", "as_markdown", "form_of"]
