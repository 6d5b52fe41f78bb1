"""A panel in the shape of a web page, for the tests: invented people, invented words."""

PAGE = """\
River Talks - The Long Bridge
The Ferryman

River Talks - The Long Bridge

In June we spoke with the builders Olav Brenner , Mei-Lin Sato , and Priya Anand about one bridge and many plans.

You can watch it here.

Transcript:

Nora Vale: Good evening. So, two things first.

One: be short. Two: be kind. So two things: that was all.

Olav, what holds a bridge up?

Olav Brenner: Money.

NV: And after that?

MLS: I'm Mei-Lin Sato, and I would say: patience.

Priya Anand: Note: it is both.

PA: And one more thing.

NV: Thank you.You're all great.

Kim Osei

Rower

2w

Lovely evening: thanks!

Like
Reply
More articles by The Ferryman
"""
