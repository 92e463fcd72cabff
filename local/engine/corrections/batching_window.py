"""A mapping with a batching window lets messages gather before it hands them to its function.

Upstream: `MaximumBatchingWindowInSeconds` is kept and ignored; whatever is there is handed over at once, ten at most.
AWS: a batch is handed over when it is full or when the window of its first message is over, and may be as large as
`BatchSize` says.
"""

import time

from ministack.services import lambda_svc, sqs


def apply() -> None:
    receive = sqs._receive_messages_for_esm

    def receive_what_has_gathered(queue_url: str, max_number: int) -> list[dict]:
        queue = sqs._get_q(queue_url)
        window = _window_of(queue["attributes"].get("QueueArn"))
        if not window:
            return receive(queue_url, max_number)
        batch: list[dict] = []
        while _gathered(queue, max_number, window) or batch:
            more = receive(queue_url, max_number - len(batch))
            batch += more
            if not more or len(batch) >= max_number:
                break
        return batch

    sqs._receive_messages_for_esm = receive_what_has_gathered


def _window_of(queue_arn: str) -> int:
    mappings = (mapping for _, _, mapping in lambda_svc._iter_all_esms())
    windows = (int(m.get("MaximumBatchingWindowInSeconds") or 0) for m in mappings if m["EventSourceArn"] == queue_arn)
    return max(windows, default=0)


def _gathered(queue: dict, enough: int, window: int) -> bool:
    now = time.time()
    since = [m.get("visible_at", now) for m in list(queue["messages"])]
    visible = [at for at in since if at <= now]
    return len(visible) >= enough or (bool(visible) and now - min(visible) >= window)
