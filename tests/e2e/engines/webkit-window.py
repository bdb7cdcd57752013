#!/usr/bin/python3
"""Windows of WebKitGTK for tests: without decoration, of an exact size, moved and typed into through the X server.

Reads one command a line as JSON ({"id", "op", ...}), answers each with {"id", "result"} or {"id", "error"}, and reports
{"event": ...} for downloads and crashes. The inspector of the pages is WebKit's own (WEBKIT_INSPECTOR_HTTP_SERVER).
"""

import ctypes
import json
import os
import sys
import tempfile
import threading

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("GdkX11", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GdkX11, GLib, Gtk, WebKit2  # noqa: E402,F401

LATIN_1 = 256
UNICODE_KEYSYM = 0x1000000
SPARE_KEYCODE = 249
REVERT_TO_POINTER_ROOT = 1


def say(**message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Hands:
    """Mouse and keyboard, as the X server gives them to any program."""

    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        self.test = ctypes.CDLL("libXtst.so.6")
        pointer, whole, keysym, keycode = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong, ctypes.c_ubyte
        signatures = [
            (self.x.XOpenDisplay, pointer, [ctypes.c_char_p]),
            (self.x.XSync, whole, [pointer, whole]),
            (self.x.XAutoRepeatOff, whole, [pointer]),
            (self.x.XStringToKeysym, keysym, [ctypes.c_char_p]),
            (self.x.XKeysymToKeycode, keycode, [pointer, keysym]),
            (self.x.XKeycodeToKeysym, keysym, [pointer, keycode, whole]),
            (self.x.XChangeKeyboardMapping, whole, [pointer, whole, whole, ctypes.POINTER(keysym), whole]),
            (self.x.XSetInputFocus, whole, [pointer, ctypes.c_ulong, whole, ctypes.c_ulong]),
            (self.test.XTestFakeMotionEvent, whole, [pointer, whole, whole, whole, ctypes.c_ulong]),
            (self.test.XTestFakeButtonEvent, whole, [pointer, ctypes.c_uint, whole, ctypes.c_ulong]),
            (self.test.XTestFakeKeyEvent, whole, [pointer, ctypes.c_uint, whole, ctypes.c_ulong]),
        ]
        for function, result, arguments in signatures:
            function.restype, function.argtypes = result, arguments
        self.display = self.x.XOpenDisplay(None)
        self.x.XAutoRepeatOff(self.display)
        self.held = set()
        self.shift_of = set()

    def sync(self):
        self.x.XSync(self.display, 0)

    def move(self, x, y):
        self.test.XTestFakeMotionEvent(self.display, -1, round(x), round(y), 0)
        self.sync()

    def button(self, number, down):
        self.test.XTestFakeButtonEvent(self.display, number, down, 0)
        self.sync()

    def key(self, name, down):
        code, shifted = self.keycode(self.keysym(name))
        shift, _ = self.keycode(self.keysym("Shift_L"))
        if down and shifted and "Shift_L" not in self.held:
            self.test.XTestFakeKeyEvent(self.display, shift, 1, 0)
            self.shift_of.add(name)
        self.test.XTestFakeKeyEvent(self.display, code, down, 0)
        (self.held.add if down else self.held.discard)(name)
        if not down and name in self.shift_of:
            self.shift_of.discard(name)
            self.test.XTestFakeKeyEvent(self.display, shift, 0, 0)
        self.sync()

    def keysym(self, name):
        if len(name) > 1:
            return self.x.XStringToKeysym(name.encode())
        return ord(name) if ord(name) < LATIN_1 else UNICODE_KEYSYM + ord(name)

    def keycode(self, keysym):
        """The key that gives a sign, and whether with Shift; a sign that no key has is put on a spare one."""
        signs = lambda code: [self.x.XKeycodeToKeysym(self.display, code, level) for level in (0, 1)]  # noqa: E731
        code = self.x.XKeysymToKeycode(self.display, keysym)
        if not code or keysym not in signs(code):
            code = SPARE_KEYCODE
            both = (ctypes.c_ulong * 2)(keysym, keysym)
            self.x.XChangeKeyboardMapping(self.display, code, 2, both, 1)
            self.sync()
            settle()
        return code, signs(code)[0] != keysym

    def focus(self, window):
        self.sync()
        self.x.XSetInputFocus(self.display, window, REVERT_TO_POINTER_ROOT, 0)
        self.sync()


def settle():
    while Gtk.events_pending():
        Gtk.main_iteration()


class Browser:
    """Contexts (a profile each) and windows with one page each, by number. A method is a command."""

    def __init__(self, hands):
        self.hands = hands
        self.contexts = {}
        self.windows = {}

    # Contexts

    def context(self, context, locale="en-US"):
        made = WebKit2.WebContext.new_ephemeral()
        made.set_preferred_languages([locale])
        made.connect("download-started", lambda _, download: self.follow(download))
        self.contexts[context] = made

    def drop(self, context):
        self.contexts.pop(context, None)

    @staticmethod
    def follow(download):
        def decide(download, name):
            download.name = name or "file"
            download.path = os.path.join(tempfile.mkdtemp(prefix="webkit-download-"), download.name)
            download.set_destination("file://" + download.path)
            return True

        download.connect("decide-destination", decide)
        download.connect("finished", lambda done: say(event="download", name=done.name, path=done.path))
        download.connect("failed", lambda _, error: say(event="download", error=error.message))

    # Windows

    def open(self, view, context, width, height, scripts=True):
        # The inspector loses a page that comes back out of the page cache.
        settings = WebKit2.Settings(
            enable_developer_extras=True,
            enable_page_cache=False,
            javascript_can_access_clipboard=True,
            hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER,
        )
        settings.set_enable_javascript_markup(scripts)
        page = WebKit2.WebView(web_context=self.contexts[context], settings=settings)
        page.connect("permission-request", lambda _, request: (request.allow(), True)[1])
        page.connect("create", lambda *_: None)
        page.connect("print", lambda *_: True)
        page.connect("decide-policy", self.decide)
        page.connect("web-process-terminated", lambda _, reason: say(event="crash", view=view, reason=int(reason)))
        window = Gtk.Window(type=Gtk.WindowType.TOPLEVEL, decorated=False, resizable=True)
        window.add(page)
        window.set_default_size(width, height)
        window.move(0, 0)
        window.show_all()
        page.load_html(f"<title>view-{view}</title>", "about:blank")
        self.windows[view] = (window, page)
        self.front(view)

    @staticmethod
    def decide(_page, decision, kind):
        if kind == WebKit2.PolicyDecisionType.RESPONSE and not decision.is_mime_type_supported():
            decision.download()
            return True
        return False

    def front(self, view):
        window, page = self.windows[view]
        window.present()
        window.get_window().raise_()
        page.grab_focus()
        settle()
        self.hands.focus(window.get_window().get_xid())

    def resize(self, view, width, height):
        self.windows[view][0].resize(width, height)

    def close(self, view):
        window, page = self.windows.pop(view)
        page.try_close()
        window.destroy()

    # Input

    def move(self, x, y):
        self.hands.move(x, y)

    def button(self, number, down):
        self.hands.button(number, down)

    def key(self, name, down):
        self.hands.key(name, down)

    # Output; these answer later

    def print(self, view, path, paper, margin_mm, answer):
        operation = WebKit2.PrintOperation.new(self.windows[view][1])
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set("output-uri", "file://" + path)
        settings.set("output-file-format", "pdf")
        setup = Gtk.PageSetup()
        setup.set_paper_size_and_default_margins(Gtk.PaperSize.new({"A4": "iso_a4", "Letter": "na_letter"}[paper]))
        for set_margin in (setup.set_top_margin, setup.set_bottom_margin, setup.set_left_margin, setup.set_right_margin):
            set_margin(margin_mm, Gtk.Unit.MM)
        operation.set_print_settings(settings)
        operation.set_page_setup(setup)
        operation.connect("finished", lambda _: answer())
        operation.connect("failed", lambda _, error: answer(error.message))
        operation.print_()

    def picture(self, view, path, whole, answer):
        def taken(page, result):
            try:
                page.get_snapshot_finish(result).write_to_png(path)
                answer()
            except GLib.Error as error:
                answer(error.message)

        region = WebKit2.SnapshotRegion.FULL_DOCUMENT if whole else WebKit2.SnapshotRegion.VISIBLE
        self.windows[view][1].get_snapshot(region, WebKit2.SnapshotOptions.NONE, None, taken)

    def run(self, view, script, answer):
        def ran(page, result):
            try:
                page.evaluate_javascript_finish(result)
                answer()
            except GLib.Error as error:
                answer(error.message)

        self.windows[view][1].evaluate_javascript(script + "\n;0", -1, None, None, None, ran)

    LATER = {"print", "picture", "run"}


def handle(browser, line):
    message = json.loads(line)
    number, op = message.pop("id"), message.pop("op")

    def answer(error=None):
        say(id=number, **({"error": error} if error else {"result": {}}))

    try:
        if op in Browser.LATER:
            getattr(browser, op)(**message, answer=answer)
        else:
            getattr(browser, op)(**message)
            answer()
    except Exception as error:  # the caller hears of every mistake  # noqa: BLE001
        answer(repr(error))
    return False


def main():
    browser = Browser(Hands())

    def read():
        for line in sys.stdin:
            GLib.idle_add(handle, browser, line, priority=GLib.PRIORITY_DEFAULT)
        GLib.idle_add(Gtk.main_quit)

    threading.Thread(target=read, daemon=True).start()
    say(event="up")
    Gtk.main()


main()
