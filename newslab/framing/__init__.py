"""Framing: which frames a text carries, in whose words, and the evidence under every weight.

>>> from newslab import framing
>>> framing.loaded("The disgraced mayor ranted for an hour.")
[(4, 13), (20, 26)]
"""

from importlib import import_module

_HOMES = {
    "score": "scoring",
    "evidence": "scoring",
    "explain": "explanation",
    "Evidence": "scoring",
    "loaded": "wording",
    "by_sentence": "profiles",
    "by_voice": "profiles",
    "headline_and_body": "profiles",
    "shares": "profiles",
    "Share": "profiles",
    "Stretch": "profiles",
    "Voice": "profiles",
    "frames": "catalogue",
    "Frame": "catalogue",
    "load": "codebook",
    "Codebook": "codebook",
    "Pattern": "codebook",
    "OWN": "codebook",
    "learn": "learning",
    "load_model": "model",
    "Model": "model",
    "Validation": "model",
    "LabelError": "learning",
    "role": "portrayal",
    "roles": "portrayal",
    "Role": "portrayal",
    "naming": "labels",
    "Label": "labels",
    "functions": "entman",
    "Function": "entman",
    "markers": "entman",
    "acts": "agents",
    "Act": "agents",
    "agency": "agents",
    "Agency": "agents",
    "Marker": "entman",
}

__all__ = sorted(_HOMES)


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"newslab.framing has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"newslab.framing.{_HOMES[name]}"), name)


def __dir__():
    return __all__
