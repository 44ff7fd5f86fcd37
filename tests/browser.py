"""Chromium without a window, driven over a pipe; tests that need it are skipped where there is none."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from pathlib import Path

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
PATIENCE: Final = 300
"""How often a page is asked for what it is to show, each time after a frame."""


def chromium() -> str | None:
    """The path of the system's browser."""
    return next((found for name in NAMES if (found := shutil.which(name))), None) if sys.platform != "win32" else None


class Browser:
    """One page of a browser, which keeps what it writes in a folder of its own."""

    def __init__(self, program: str, home: Path) -> None:
        commands, self._commands = os.pipe()
        self._answers, answers = os.pipe()
        # The browser reads commands from its file 3 and writes answers to its file 4.
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{commands} 4>&{answers}', "bash", program, "--headless", "--no-sandbox",
             "--disable-gpu", "--remote-debugging-pipe", f"--user-data-dir={home}", "about:blank"],
            pass_fds=(commands, answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(commands)
        os.close(answers)
        self._unread, self._asked, self._session = b"", 0, {}
        (page,) = (one for one in self.ask("Target.getTargets")["targetInfos"] if one["type"] == "page")
        attached = self.ask("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = {"sessionId": attached["sessionId"]}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._commands)
        os.close(self._answers)

    def ask(self, method: str, **parameters: object) -> Any:
        """The result of a command of the DevTools protocol."""
        self._asked += 1
        command = {"id": self._asked, "method": method, "params": parameters, **self._session}
        os.write(self._commands, json.dumps(command).encode() + b"\0")
        while (answer := self._next()).get("id") != self._asked:
            pass
        return answer["result"]

    def open(self, address: str) -> None:
        """Go to a page, from a blank one, so that nothing of the last is taken for it."""
        for one in ("about:blank", address):
            self.ask("Page.navigate", url=one)

    def run(self, script: str) -> Any:
        """The value of an expression, awaited."""
        return self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)["result"]["value"]

    def seen(self, script: str) -> Any:
        """The value of an expression as soon as there is one; the last where there is none."""
        for _ in range(PATIENCE):
            if found := self.run(script):
                return found
            self.run("new Promise(done => setTimeout(() => done(0), 100))")
        return found

    def size(self, width: int, height: int) -> None:
        """Make the page as large as some screen."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def picture(self) -> bytes:
        """What is seen of the page, as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot")["data"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            if not (more := os.read(self._answers, 1 << 16)):
                raise OSError("the browser has ended")
            self._unread += more
        message, _, self._unread = self._unread.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found
