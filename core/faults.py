"""Where a fault of ours arose, told without a word of what was being worked on."""


def place_of(fault: BaseException) -> str:
    """Function and line that raised it; an exception's own text may quote a mail and is left out."""
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "unknown"
