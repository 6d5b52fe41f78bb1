"""One transcript of every plain shape, for the tests: invented people, invented words."""

NAMES = (
    "Nora Vale: Good evening.\n"
    "\n"
    "Olav Brenner: Money [laughs] holds it [1].\n"
    "\n"
    "Nora Vale: And then?\n"
    "\n"
    "Olav: Patience.\n"
)
BOLD = "**Nora Vale:** Good evening.\n\n**Olav Brenner**: Money.\n\nA lot of it.\n\n**Nora Vale:** Thanks.\n"
OTTER = (
    "Nora Vale  0:01  \n"
    "Good evening.\n"
    "\n"
    "Unknown Speaker  0:05  \n"
    "Hello.\n"
    "\n"
    "Nora Vale  1:10  \n"
    "Bye.\n"
    "\n"
    "Transcribed by https://otter.example\n"
)
REV = "Nora Vale (00:12):\nGood evening.\n\nOlav Brenner (00:15):\nMoney.\n\nNora Vale (01:00):\nBye.\n"
BRACKETED = "[Speaker 1] [00:17] Good evening.\n[Speaker 2] [00:19] Money.\n[Speaker 1] [00:22] Bye.\n"
STAMP_FIRST = "[00:00:17] Nora: Good evening.\n[00:00:19] Olav: Money.\n[00:00:22] Nora: Bye.\n"
ZOOM = "Nora Vale\t00:00:17\nGood evening.\n\nOlav Brenner\t00:00:19\nMoney.\n\nNora Vale\t00:00:25\nBye.\n"
BELOW = "Nora: 00:01:10\n\nGood evening.\n\nOlav: 00:01:13\n\nMoney.\n\nNora: 00:01:20\n\nBye.\n"
MARKDOWN = """---
title: The Long Bridge
date: 2031-05-06
language: en-GB
---

## Beginnings

**Nora Vale:** Good [evening](https://bridge.example/a), \\[laughs\\] all.
… And welcome.

> *Olav Brenner:* Money.

## Ends

**Nora Vale:** Bye.
"""
QA = (
    "An interview with Olav Brenner\n"
    "\n"
    "Interviewer: Nora Vale\n"
    "\n"
    "Q: What holds a bridge?\n"
    "\n"
    "A: Money.\n"
    "\n"
    "A lot.\n"
    "\n"
    "Q: And then?\n"
    "\n"
    "A: Patience.\n"
)
CONGRESS = """                         THE BRIDGE ACT
  Mr. BRENNER. Madam President, I rise for the interna-
tional bridge, which is well-
known.
  The PRESIDING OFFICER. Is there objection?
  Mr. BRENNER. I thank the Chair.
"""
COURT = (
    "1 MR. BRENNER: May it please the\n"
    "2 Court, the bridge --\n"
    "3 JUSTICE VALE: Which bridge?\n"
    "4 MR. BRENNER: The long one.\n"
)
NASA = (
    "[00:01:02:03]\n"
    "CDR: We have a\n"
    "     bridge.\n"
    "\n"
    "[00:01:02:09]\n"
    "_page : 12\n"
    "CC:  Roger.\n"
    "\n"
    "[00:01:02:12]\n"
    "CDR: Out.\n"
)
PLAY = (
    "THE BRIDGE\n"
    "\n"
    "ACT I\n"
    "\n"
    "SCENE\n"
    "\n"
    "A river.\n"
    "\n"
    "Nora.  Good evening.  [Sits\n"
    "down.]\n"
    "\n"
    "Olav.  Money.\n"
    "\n"
    "Nora.  Bye.\n"
    "\n"
    "Olav.  Bye.\n"
)
FOUNTAIN = (
    "Title: The Bridge\n"
    "\n"
    "INT. TOLL HOUSE - DAY\n"
    "\n"
    "Rain falls.\n"
    "\n"
    "NORA\n"
    "(quietly)\n"
    "Good evening.\n"
    "\n"
    "OLAV ^\n"
    "Money.\n"
    "\n"
    "CUT TO:\n"
)
CHAT = (
    "15:05:40 <nv> Topic: Bridges\n"
    "15:05:41 <ob> Nora Vale: Good evening.\n"
    "15:05:45 <ob> ... and welcome\n"
    "15:05:49 <olav> Money.\n"
)
HTML = (
    "<!doctype html>\n"
    "<html lang='en'><title>The Bridge</title><nav>Home</nav>\n"
    "<p>Nora Vale: Good evening.</p>\n"
    "<p>Olav Brenner: Money.</p>\n"
    "<p>Nora Vale: Bye.</p>\n"
    "</html>\n"
)
CITED = (
    "<cite>Nora:</cite>\n"
    "<time>0:00</time>\n"
    "<p>Good evening.</p>\n"
    "<cite>Olav:</cite>\n"
    "<time>0:53</time>\n"
    "<p>Money.</p>\n"
)
HEADS = "The Long Bridge\n\nNora Vale\n\nGood evening.\n\nOlav Brenner (Riverton)\n\nMoney.\n\nNora Vale\n\nBye.\n"
STACKED = "Nora Vale\n(00:00:01)\nGood evening.\nOlav Brenner\n(00:00:04)\nMoney.\nNora Vale\n(00:00:07)\nBye.\n"
APART = "NORA VALE—Good evening.\n\nOLAV BRENNER—Money.\n\nNORA VALE—Bye.\n"
CHANGES = ">> Good evening.\n>> Money,\nmostly.\n>> Bye.\n"
PIPES = (
    "| Time | Speaker | Text |\n"
    "| --- | --- | --- |\n"
    "| 0:01 | Nora Vale | Good evening. |\n"
    "| 0:04 | Olav Brenner | Money. |\n"
    "| 0:07 | Nora Vale | Bye. |\n"
)
TIMED = "0:01 Good evening.\n0:04 Money.\n0:07 And patience.\n"
ASS = r"""[Script Info]
; by hand
Title: The long bridge

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,times by us
Dialogue: 0,0:00:01.00,0:00:03.50,Default,Nora Vale,0,0,0,,Well, {\i1}hello{\i0},\Nand\hwelcome.
Dialogue: 0,0:00:03.60,0:00:05.00,Default,Olav Brenner,0,0,0,,Thank you, Nora.
Dialogue: 0,0:00:05.00,0:00:06.00,Sign,,0,0,0,,{\p1}m 0 0 l 100 0{\p0}
Dialogue: 0,0:00:06.00,0:00:07.00,Default,Olav Brenner,0,0,0,,[laughs]
Dialogue: 0,0:00:08.50,0:00:09.00,Default,Nora Vale,0,0,0,,Shall we?
"""
SBV = """0:00:01.000,0:00:03.500
Nora Vale: Well, hello,
and welcome.

0:00:03.600,0:00:05.000
Olav Brenner: Thank you, Nora.

0:00:06.000,0:00:07.000
[laughs]

0:00:08.500,0:00:09.000
Nora Vale: Shall we?
"""
LRC = """[ti:The long bridge]
[ar:Radio Harbour]

[00:01.00]Nora Vale: Well, hello,
[00:02.00]and welcome.
[00:03.60]Olav Brenner: <00:03.60>Thank <00:03.90>you, Nora.
[00:06.00][laughs]
[00:08.50]Nora Vale: Shall we?
"""
TTML = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en">
  <head><metadata><ttm:title>The long bridge</ttm:title>
    <ttm:agent xml:id="a1" type="person"><ttm:name type="full">Nora Vale</ttm:name></ttm:agent>
    <ttm:agent xml:id="a2" type="person"><ttm:name type="full">Olav Brenner</ttm:name></ttm:agent>
  </metadata></head>
  <body><div>
    <p begin="00:00:01.000" end="00:00:03.500" ttm:agent="a1">Well, <span tts:fontStyle="italic">hello</span>,<br/>
      and welcome.</p>
    <p begin="3.6s" dur="1400ms" ttm:agent="a2">Thank you,
      Nora.</p>
    <p begin="00:00:06.000" end="00:00:07.000" ttm:agent="a2">[laughs]</p>
    <p begin="00:00:08:15" end="00:00:09:00" ttm:agent="a1"><span>Shall</span> we?</p>
  </div></body>
</tt>
"""
MAIL = (
    "From: Nora Vale <nora@river.example>\n"
    "To: Olav Brenner <olav@river.example>\n"
    "Subject: Re: The long bridge\n"
    "Date: Tue, 6 May 2031 10:00:00 +0000\n"
    "\n"
    "Dear Olav, here it is.\n"
    "\n"
    "-- \n"
    "Nora Vale, River House\n"
    "\n"
    "On Mon, 5 May 2031 at 20:01 Olav Brenner wrote:\n"
    "> Nora Vale: Good evening, and welcome\n"
    "> to the bridge.\n"
    ">\n"
    "> Olav Brenner: Money.\n"
)
