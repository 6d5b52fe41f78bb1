"""A session of onnxruntime that shares the machine with other workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def open_session(model: bytes | Path) -> Any:
    """A model ready to run, on one thread: panelaudio starts a worker for each core.

    Without the memory arena, which keeps what the longest sentence took: 1.8 GB for a page of text.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3  # errors: warnings would be printed
    content = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
