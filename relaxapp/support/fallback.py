"""The compiled-in copy of assets/support/lines.toml, made by scripts/copy-support: help that no disk can take."""

from typing import Final

LINES: Final = """\
# People who can help, by country. Numbers are written as they are printed in their country.
#
# What was checked: each number was compared with the sources named beside it, on paper. NO NUMBER HAS BEEN DIALLED.
#   W  Wikipedia's list of crisis lines (revision 1377979426), as read on 2026-10-08
#   O  open-helplines (CC0), which says of itself that it was verified on 2026-06-02
# A line is confirmed when at least two sources agree and none differs; otherwise people are told that it is not.
# "checked" is the day of W, or that of O where W has no such line. After 12 months a line is marked as old, after 24
# it is no longer shown. Change this file, then run scripts/copy-support: the program carries a copy in itself.
checked = 2026-10-08
countries = 21 # so that half a file is noticed

[[directory]]
name = "Find A Helpline"
url = "https://findahelpline.com"
what = "More than 1,300 checked lines around the world. Free, and you need not say who you are."

[[directory]]
name = "Befrienders Worldwide"
url = "https://www.befrienders.org"
what = "Centres around the world where volunteers listen."

[[directory]]
name = "International Association for Suicide Prevention"
url = "https://www.iasp.info"
what = "Crisis centres, by country."

[[country]]
code = "AU"
name = "Australia"
emergency = ["000"]
[[country.line]]
service = "Lifeline"
what = "Trained crisis supporters, by phone or in a chat."
contact = "13 11 14"
ways = [{ kind = "call", value = "13 11 14" }, { kind = "web", value = "https://www.lifeline.org.au" }]
hours = "Day and night, every day"
sources = ["W", "lifeinmind.org.au"]
[[country.line]]
service = "Lifeline by text message"
what = "Trained crisis supporters answer. Text any words to this number to begin."
contact = "0477 13 11 14"
ways = [{ kind = "text", value = "0477 13 11 14" }]
hours = "Day and night, every day"
sources = ["W", "lifeinmind.org.au"]

[[country]]
code = "AT"
name = "Austria"
emergency = ["144"]
[[country.line]]
service = "Telefonseelsorge"
what = "Somebody who listens. There is a chat too, from 16 to 23 h."
contact = "142"
ways = [{ kind = "call", value = "142" }]
hours = "Day and night, every day"
cost = "Free"
sources = ["W", "wienerbezirksblatt.at"]

[[country]]
code = "BE"
name = "Belgium"
emergency = ["112"]
[[country.line]]
service = "Zelfmoordlijn"
what = "Somebody who listens, in Dutch."
contact = "1813"
ways = [{ kind = "call", value = "1813" }]
languages = "Dutch"
sources = ["vtm.be"]
differs = ["W"]
[[country.line]]
service = "Centre de Prévention du Suicide"
what = "Somebody who listens, in French."
contact = "0800 32 123"
ways = [{ kind = "call", value = "0800 32 123" }]
languages = "French"
sources = ["agora.qc.ca"]
differs = ["W"]

[[country]]
code = "BR"
name = "Brazil"
emergency = ["192"]
[[country.line]]
service = "CVV"
what = "Somebody who listens, by phone or in a chat."
contact = "188"
ways = [{ kind = "call", value = "188" }, { kind = "chat", value = "https://cvv.org.br/chat" }]
hours = "Day and night, every day"
sources = ["W", "O"]

[[country]]
code = "CA"
name = "Canada"
emergency = ["911"]
[[country.line]]
service = "9-8-8"
what = "Call or text this number."
contact = "988"
ways = [{ kind = "call", value = "988" }, { kind = "text", value = "988" }, { kind = "web", value = "https://988.ca" }]
hours = "Day and night, every day"
languages = "English, French"
sources = ["W", "O", "988.ca", "cmhasaskatoon.ca"]

[[country]]
code = "FI"
name = "Finland"
emergency = ["112"]
[[country.line]]
service = "MIELI"
what = "Somebody who listens. In Finnish day and night; other languages at some hours."
contact = "09 2525 0111"
ways = [{ kind = "call", value = "09 2525 0111" }, { kind = "web", value = "https://mieli.fi" }]
hours = "Day and night, every day, in Finnish"
languages = "Finnish; others at some hours"
sources = ["W", "mieli.fi", "mentalhealth.fi"]

[[country]]
code = "FR"
name = "France"
emergency = ["112", "15"]
[[country.line]]
service = "3114"
what = "Nurses and psychologists answer."
contact = "3114"
ways = [{ kind = "call", value = "3114" }, { kind = "web", value = "https://3114.fr" }]
hours = "Day and night, every day"
languages = "French"
cost = "Free"
sources = ["W", "O", "3114.fr", "mayotte.ars.sante.fr"]

[[country]]
code = "DE"
name = "Germany"
emergency = ["112"]
[[country.line]]
service = "TelefonSeelsorge"
what = "Trained volunteers listen. The same people answer 0800 1110222 and 116 123."
contact = "0800 1110111"
ways = [
    { kind = "call", value = "0800 1110111" },
    { kind = "call", value = "0800 1110222" },
    { kind = "call", value = "116 123" },
    { kind = "web", value = "https://www.telefonseelsorge.de" },
]
hours = "Day and night, every day"
cost = "Free"
sources = ["W", "O", "spektrum.de (September 2022)"]

[[country]]
code = "IN"
name = "India"
emergency = ["112"]
[[country.line]]
service = "Tele-MANAS"
what = "If this number does not work from your phone, try 1800-89-14416."
contact = "14416"
ways = [{ kind = "call", value = "14416" }, { kind = "call", value = "1800-89-14416" }]
hours = "Day and night, every day"
languages = "20 languages"
sources = ["W", "O"]

[[country]]
code = "IE"
name = "Ireland"
emergency = ["112", "999"]
[[country.line]]
service = "Samaritans"
what = "Volunteers listen, whatever you are going through."
contact = "116 123"
ways = [{ kind = "call", value = "116 123" }, { kind = "web", value = "https://www.samaritans.org" }]
hours = "Day and night, every day"
sources = ["W", "O"]

[[country]]
code = "IT"
name = "Italy"
emergency = ["112"]
[[country.line]]
service = "Telefono Amico"
what = "Somebody who listens. There is WhatsApp too: 324 011 7252."
contact = "02 2327 2327"
ways = [{ kind = "call", value = "02 2327 2327" }]
hours = "9 to 24 h"
sources = ["agensir.it"]
differs = ["W"]

[[country]]
code = "NL"
name = "Netherlands"
emergency = ["112"]
[[country.line]]
service = "113"
what = "Trained people, by phone or in a chat. You can also call 0800-0113."
contact = "113"
ways = [
    { kind = "call", value = "113" },
    { kind = "call", value = "0800-0113" },
    { kind = "chat", value = "https://www.113.nl" },
]
hours = "Day and night, every day"
cost = "Free"
sources = ["W", "hartvannederland.nl (July 2020)", "upday.com (October 2025)"]

[[country]]
code = "NZ"
name = "New Zealand"
emergency = ["111"]
[[country.line]]
service = "1737"
what = "Call or text this number."
contact = "1737"
ways = [{ kind = "call", value = "1737" }, { kind = "text", value = "1737" }]
sources = ["W"]

[[country]]
code = "NO"
name = "Norway"
emergency = ["113"]
[[country.line]]
service = "Mental Helse"
what = "Somebody who listens."
contact = "116 123"
ways = [{ kind = "call", value = "116 123" }]
hours = "Day and night, every day"
sources = ["W", "tv2.no (2020)", "vindafjord.kommune.no"]
[[country.line]]
service = "Kirkens SOS"
what = "Somebody who listens."
contact = "22 40 00 40"
ways = [{ kind = "call", value = "22 40 00 40" }]
hours = "Day and night, every day"
sources = ["W", "tv2.no (2020)", "vindafjord.kommune.no"]

[[country]]
code = "PT"
name = "Portugal"
emergency = ["112"]
[[country.line]]
service = "1411"
what = "The national line, open since September 2025."
contact = "1411"
ways = [{ kind = "call", value = "1411" }]
hours = "Day and night, every day"
cost = "Free"
sources = ["W", "24noticias.sapo.pt (September 2025)"]

[[country]]
code = "SG"
name = "Singapore"
emergency = ["995"]
[[country.line]]
service = "national mindline 1771"
what = "By phone, or by WhatsApp: 6669 1771."
contact = "1771"
ways = [{ kind = "call", value = "1771" }]
hours = "Day and night, every day"
languages = "4 languages"
sources = ["W", "straitstimes.com", "asiaone.com"]
[[country.line]]
service = "Samaritans of Singapore"
what = "Somebody who listens."
contact = "1767"
ways = [{ kind = "call", value = "1767" }]
sources = ["W", "straitstimes.com", "asiaone.com"]

[[country]]
code = "KR"
name = "South Korea"
emergency = ["119"]
[[country.line]]
service = "109"
what = "The national line."
contact = "109"
ways = [{ kind = "call", value = "109" }]
hours = "Day and night, every day"
sources = ["W", "O"]

[[country]]
code = "ES"
name = "Spain"
emergency = ["112"]
[[country.line]]
service = "Línea 024"
what = "The national line."
contact = "024"
ways = [{ kind = "call", value = "024" }]
sources = ["W"]

[[country]]
code = "CH"
name = "Switzerland"
emergency = ["144"]
[[country.line]]
service = "143"
what = "Somebody who listens, at night too."
contact = "143"
ways = [{ kind = "call", value = "143" }, { kind = "web", value = "https://www.143.ch" }]
sources = ["W", "143.ch"]

[[country]]
code = "GB"
name = "United Kingdom"
emergency = ["999"]
[[country.line]]
service = "Samaritans"
what = "Volunteers listen, whatever you are going through."
contact = "116 123"
ways = [{ kind = "call", value = "116 123" }, { kind = "web", value = "https://www.samaritans.org" }]
hours = "Day and night, every day"
cost = "Free"
sources = ["W", "O", "samaritans.org"]
[[country.line]]
service = "Shout"
what = "By text message: send the word SHOUT to this number."
contact = "85258"
ways = [{ kind = "text", value = "85258", say = "SHOUT" }]
hours = "Day and night, every day"
checked = 2026-06-02
sources = ["O", "pendeensurgery.nhs.uk"]
[[country.line]]
service = "NHS 111"
what = "Call this number, then choose option 2."
contact = "111"
ways = [{ kind = "call", value = "111", say = "option 2" }]
hours = "Day and night, every day"
checked = 2026-06-02
sources = ["O", "pendeensurgery.nhs.uk"]

[[country]]
code = "US"
name = "United States"
emergency = ["911"]
[[country.line]]
service = "988 Lifeline"
what = "Call or text this number, or chat. Press 1 for veterans, 2 for Spanish. On the website: sign language."
contact = "988"
ways = [
    { kind = "call", value = "988" },
    { kind = "text", value = "988" },
    { kind = "chat", value = "https://988lifeline.org" },
]
hours = "Day and night, every day"
languages = "English, Spanish; interpreters for more than 250 languages"
sources = ["W", "O", "samhsa.gov (September 2023)", "msdmanuals.com (April 2025)"]
"""
