"""The compiled-in copy of assets/support/lines.toml, made by scripts/copy-support: help that no disk can take."""

from typing import Final

LINES_ARE_OF: Final = "ca26828f-36180"
"""The fingerprint of the file."""

LINES: Final = r"""
{
 "checked": "2026-11-21",
 "countries": 57,
 "sources": {
  "W": "Wikipedia, list of crisis lines, 2026-10-08",
  "V": "Wikipedia, list of crisis lines, 2026-08-08",
  "O": "open-helplines, 2026-06-02"
 },
 "directory": [
  {
   "name": "Find A Helpline",
   "url": "https://findahelpline.com",
   "what": "More than 1,300 checked lines around the world. Free, and you need not say who you are."
  },
  {
   "name": "Befrienders Worldwide",
   "url": "https://www.befrienders.org",
   "what": "Centres around the world where volunteers listen."
  },
  {
   "name": "International Association for Suicide Prevention",
   "url": "https://www.iasp.info",
   "what": "Crisis centres, by country."
  }
 ],
 "country": [
  {
   "code": "AR",
   "name": "Argentina",
   "emergency": [
    "911"
   ],
   "line": [
    {
     "service": "Línea de salud mental",
     "what": "The national line for urgent mental health.",
     "who": "Trained professionals",
     "contact": "0800-999-0091",
     "ways": [
      {
       "kind": "call",
       "value": "0800-999-0091"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Spanish",
     "sources": [
      "W",
      "cba24n.com.ar, 2022-09",
      "mediosdelsur.com.ar, 2022-10-20"
     ]
    }
   ]
  },
  {
   "code": "AU",
   "name": "Australia",
   "emergency": [
    "000"
   ],
   "line": [
    {
     "service": "Lifeline",
     "what": "By phone or in a chat.",
     "who": "Trained crisis supporters",
     "contact": "13 11 14",
     "ways": [
      {
       "kind": "call",
       "value": "13 11 14"
      },
      {
       "kind": "web",
       "value": "https://www.lifeline.org.au"
      }
     ],
     "open": "always",
     "sources": [
      "W",
      "lifeinmind.org.au, undated",
      "fundraise.lifelineqld.org.au, 2025"
     ]
    },
    {
     "service": "Lifeline by text message",
     "what": "Text any words to this number to begin.",
     "who": "Trained crisis supporters",
     "contact": "0477 13 11 14",
     "ways": [
      {
       "kind": "text",
       "value": "0477 13 11 14"
      }
     ],
     "open": "always",
     "sources": [
      "W",
      "lifeinmind.org.au, undated",
      "theleader.com.au, 2022"
     ]
    },
    {
     "service": "Kids Helpline",
     "scope": "young",
     "what": "For people from 5 to 25 years old.",
     "who": "Counsellors",
     "contact": "1800 55 1800",
     "ways": [
      {
       "kind": "call",
       "value": "1800 55 1800"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "openaustralia.org.au, 2023-03-20",
      "gregpiper1.com, 2023-10-10"
     ]
    },
    {
     "service": "Open Arms",
     "scope": "veterans",
     "what": "For those who serve or served, and their families.",
     "who": "Counsellors",
     "contact": "1800 011 046",
     "ways": [
      {
       "kind": "call",
       "value": "1800 011 046"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "minister.defence.gov.au, 2020-12-02",
      "victorianveteranscouncil.org.au, 2022-02-22"
     ]
    },
    {
     "service": "QLife",
     "scope": "lgbtq",
     "what": "Somebody who understands, to talk to.",
     "who": "Peers",
     "contact": "1800 184 527",
     "ways": [
      {
       "kind": "call",
       "value": "1800 184 527"
      }
     ],
     "hours": "From 15 h, in the afternoon and evening",
     "cost": "Free",
     "sources": [
      "gregpiper1.com, 2023-10-10",
      "Rainbow Circuits resources, 2025"
     ]
    },
    {
     "service": "1800RESPECT",
     "scope": "abuse",
     "what": "By phone or by text message.",
     "who": "Counsellors",
     "contact": "1800 737 732",
     "ways": [
      {
       "kind": "call",
       "value": "1800 737 732"
      },
      {
       "kind": "text",
       "value": "0458 737 732"
      }
     ],
     "open": "always",
     "sources": [
      "thedailyaus.com.au, 2024-01",
      "articles.listnr.com, 2023-12"
     ]
    }
   ]
  },
  {
   "code": "AT",
   "name": "Austria",
   "emergency": [
    "144",
    "112"
   ],
   "labels": {
    "144": "Ambulance"
   },
   "line": [
    {
     "service": "Telefonseelsorge",
     "what": "There is a chat too, from 16 to 23 h.",
     "who": "Somebody who listens",
     "contact": "142",
     "ways": [
      {
       "kind": "call",
       "value": "142"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "German",
     "sources": [
      "W",
      "wienerbezirksblatt.at, undated"
     ]
    },
    {
     "service": "Frauenhelpline gegen Gewalt",
     "scope": "abuse",
     "what": "For women, and for those who are worried about one.",
     "who": "Trained professionals",
     "contact": "0800 222 555",
     "ways": [
      {
       "kind": "call",
       "value": "0800 222 555"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "German and others",
     "sources": [
      "sn.at, 2021-05",
      "frauenhausmödling.at, 2022"
     ]
    }
   ]
  },
  {
   "code": "BE",
   "name": "Belgium",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Zelfmoordlijn",
     "what": "In Dutch, by phone, or in a chat from 17 to 24 h.",
     "who": "Trained volunteers",
     "differs": [
      "W"
     ],
     "contact": "1813",
     "ways": [
      {
       "kind": "call",
       "value": "1813"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Dutch",
     "sources": [
      "hbvl.be, 2021-11-30",
      "vrt.be, 2019-09-08"
     ]
    },
    {
     "service": "Centre de Prévention du Suicide",
     "what": "In French.",
     "who": "Trained volunteers",
     "differs": [
      "W"
     ],
     "contact": "0800 32 123",
     "ways": [
      {
       "kind": "call",
       "value": "0800 32 123"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "French",
     "sources": [
      "dhnet.be, 2023-09-05",
      "lalibre.be, 2023-02-21"
     ]
    }
   ]
  },
  {
   "code": "BR",
   "name": "Brazil",
   "emergency": [
    "192"
   ],
   "labels": {
    "192": "Ambulance"
   },
   "line": [
    {
     "service": "CVV",
     "what": "By phone or in a chat.",
     "contact": "188",
     "ways": [
      {
       "kind": "call",
       "value": "188"
      },
      {
       "kind": "chat",
       "value": "https://cvv.org.br/chat"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Portuguese",
     "sources": [
      "W",
      "O"
     ]
    }
   ]
  },
  {
   "code": "BG",
   "name": "Bulgaria",
   "emergency": [
    "112"
   ]
  },
  {
   "code": "CA",
   "name": "Canada",
   "emergency": [
    "911"
   ],
   "line": [
    {
     "service": "9-8-8",
     "what": "Call or text this number.",
     "contact": "988",
     "ways": [
      {
       "kind": "call",
       "value": "988"
      },
      {
       "kind": "text",
       "value": "988"
      },
      {
       "kind": "web",
       "value": "https://988.ca"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "English, French",
     "sources": [
      "W",
      "O",
      "988.ca, undated",
      "cmhasaskatoon.ca, undated"
     ]
    },
    {
     "service": "Kids Help Phone",
     "scope": "young",
     "what": "By phone, or text CONNECT to 686868.",
     "who": "Counsellors on the phone, trained volunteers by text",
     "contact": "1-800-668-6868",
     "ways": [
      {
       "kind": "call",
       "value": "1-800-668-6868"
      },
      {
       "kind": "text",
       "value": "686868",
       "say": "CONNECT"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "English, French",
     "sources": [
      "cbc.ca, 2018-11-06",
      "Rainbow Circuits resources, 2025",
      "kidshelpphone.ca, undated"
     ]
    }
   ]
  },
  {
   "code": "CL",
   "name": "Chile",
   "emergency": [
    "131"
   ],
   "labels": {
    "131": "Ambulance"
   },
   "line": [
    {
     "service": "*4141",
     "what": "Call from a mobile phone.",
     "contact": "*4141",
     "ways": [
      {
       "kind": "call",
       "value": "*4141"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Spanish",
     "sources": [
      "W",
      "radiopolar.com, undated"
     ]
    }
   ]
  },
  {
   "code": "HR",
   "name": "Croatia",
   "emergency": [
    "112"
   ]
  },
  {
   "code": "CY",
   "name": "Cyprus",
   "emergency": [
    "112"
   ]
  },
  {
   "code": "CZ",
   "name": "Czechia",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Linka první psychické pomoci",
     "what": "Sometimes closed at weekends.",
     "contact": "116 123",
     "ways": [
      {
       "kind": "call",
       "value": "116 123"
      }
     ],
     "hours": "Day and night, but not always at weekends",
     "cost": "Free",
     "languages": "Czech",
     "sources": [
      "W",
      "irozhlas.cz, 2024-12-08",
      "idnes.cz, 2024-01-10"
     ]
    },
    {
     "service": "Linka bezpečí",
     "scope": "young",
     "what": "For children and young people.",
     "contact": "116 111",
     "ways": [
      {
       "kind": "call",
       "value": "116 111"
      }
     ],
     "open": "always",
     "languages": "Czech",
     "sources": [
      "irozhlas.cz, 2025-04-01",
      "svetvklobouku.cz, undated"
     ]
    }
   ]
  },
  {
   "code": "DK",
   "name": "Denmark",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Livslinien",
     "what": "Somebody to talk to.",
     "who": "Trained volunteers",
     "contact": "70 201 201",
     "ways": [
      {
       "kind": "call",
       "value": "70 201 201"
      }
     ],
     "languages": "Danish",
     "sources": [
      "W",
      "cphpost.dk, 2015-10-26"
     ]
    }
   ]
  },
  {
   "code": "EE",
   "name": "Estonia",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Emotional support and pastoral care",
     "what": "A counsellor, or from 16 h a pastoral carer.",
     "who": "Counsellors",
     "contact": "116 123",
     "ways": [
      {
       "kind": "call",
       "value": "116 123"
      }
     ],
     "open": [
      "Mon-Sun 10:00-24:00"
     ],
     "hours": "10 to 24 h, every day",
     "zone": "Europe/Tallinn",
     "cost": "Free",
     "languages": "Estonian, Russian, English",
     "sources": [
      "W",
      "sotsiaalkindlustusamet.ee, 2023-01-16",
      "kadrina.ee, undated"
     ]
    }
   ]
  },
  {
   "code": "FI",
   "name": "Finland",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "MIELI",
     "what": "In Finnish day and night; other languages at some hours.",
     "who": "Somebody who listens",
     "contact": "09 2525 0111",
     "ways": [
      {
       "kind": "call",
       "value": "09 2525 0111"
      },
      {
       "kind": "web",
       "value": "https://mieli.fi"
      }
     ],
     "open": "always",
     "hours": "Day and night, every day, in Finnish",
     "languages": "Finnish; others at some hours",
     "sources": [
      "W",
      "mieli.fi, undated",
      "mentalhealth.fi, undated"
     ]
    }
   ]
  },
  {
   "code": "FR",
   "name": "France",
   "emergency": [
    "112",
    "15"
   ],
   "labels": {
    "15": "Ambulance"
   },
   "line": [
    {
     "service": "3114",
     "what": "The national line, for you and for those who worry about you.",
     "who": "Nurses and psychologists",
     "contact": "3114",
     "ways": [
      {
       "kind": "call",
       "value": "3114"
      },
      {
       "kind": "web",
       "value": "https://3114.fr"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "French",
     "sources": [
      "W",
      "O",
      "3114.fr, undated"
     ]
    },
    {
     "service": "119",
     "scope": "young",
     "what": "For children and young people who are in danger at home.",
     "contact": "119",
     "ways": [
      {
       "kind": "call",
       "value": "119"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "French",
     "sources": [
      "groupe3f.fr, 2020-04-07",
      "madinin-art.net, undated"
     ]
    },
    {
     "service": "114",
     "scope": "deaf",
     "what": "Help at once by text message, when you can't hear or nobody may hear you.",
     "who": "The emergency services",
     "contact": "114",
     "ways": [
      {
       "kind": "text",
       "value": "114"
      }
     ],
     "open": "always",
     "languages": "French",
     "sources": [
      "groupe3f.fr, 2020-04-07",
      "informations.handicap.fr, 2021"
     ]
    },
    {
     "service": "3919",
     "scope": "abuse",
     "what": "For women, and for those who are worried about one.",
     "who": "Listeners",
     "contact": "3919",
     "ways": [
      {
       "kind": "call",
       "value": "3919"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "French and others",
     "sources": [
      "tf1info.fr, 2023-11-25",
      "solidaritefemmes.org, undated"
     ]
    }
   ]
  },
  {
   "code": "DE",
   "name": "Germany",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "TelefonSeelsorge",
     "what": "The same people answer 0800 1110222 and 116 123.",
     "who": "Trained volunteers",
     "contact": "0800 1110111",
     "ways": [
      {
       "kind": "call",
       "value": "0800 1110111"
      },
      {
       "kind": "call",
       "value": "0800 1110222"
      },
      {
       "kind": "call",
       "value": "116 123"
      },
      {
       "kind": "web",
       "value": "https://www.telefonseelsorge.de"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "German",
     "sources": [
      "W",
      "O",
      "spektrum.de, 2022-09"
     ]
    },
    {
     "service": "Nummer gegen Kummer",
     "scope": "young",
     "what": "For children and young people.",
     "who": "Trained volunteers",
     "contact": "116 111",
     "ways": [
      {
       "kind": "call",
       "value": "116 111"
      },
      {
       "kind": "web",
       "value": "https://www.nummergegenkummer.de"
      }
     ],
     "open": [
      "Mon-Sat 14:00-20:00"
     ],
     "hours": "Monday to Saturday, 14 to 20 h",
     "zone": "Europe/Berlin",
     "cost": "Free",
     "languages": "German",
     "sources": [
      "bmfsfj.de, 2020",
      "himmelunderdeonline.de, 2023-05-18"
     ]
    },
    {
     "service": "Hilfetelefon Gewalt gegen Frauen",
     "scope": "abuse",
     "what": "For women, and for those who are worried about one. In a chat and in sign language too.",
     "who": "Trained professionals",
     "contact": "116 016",
     "ways": [
      {
       "kind": "call",
       "value": "116 016"
      },
      {
       "kind": "web",
       "value": "https://www.hilfetelefon.de"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "German and 18 others",
     "sources": [
      "neubrandenburg.de, 2024-06-12",
      "hilfetelefon.de, undated"
     ]
    }
   ]
  },
  {
   "code": "GR",
   "name": "Greece",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "1018",
     "what": "Somebody to talk to.",
     "who": "Psychologists and psychiatrists",
     "contact": "1018",
     "ways": [
      {
       "kind": "call",
       "value": "1018"
      }
     ],
     "open": "always",
     "languages": "Greek",
     "sources": [
      "W",
      "reader.gr, 2025-10-10",
      "tanea.gr, 2018-07-12"
     ]
    },
    {
     "service": "10306",
     "what": "For anything that weighs on you.",
     "who": "Trained professionals",
     "contact": "10306",
     "ways": [
      {
       "kind": "call",
       "value": "10306"
      }
     ],
     "open": "always",
     "languages": "Greek",
     "sources": [
      "reader.gr, 2025-10-10",
      "virus.com.gr, 2020"
     ]
    }
   ]
  },
  {
   "code": "HK",
   "name": "Hong Kong",
   "emergency": [
    "999"
   ],
   "line": [
    {
     "service": "Mental Health Support Hotline",
     "what": "The line of the government.",
     "who": "Trained call handlers",
     "contact": "18111",
     "ways": [
      {
       "kind": "call",
       "value": "18111"
      }
     ],
     "open": "always",
     "sources": [
      "news.gov.hk, 2023-12-27",
      "scmp.com, 2023-12-27"
     ]
    },
    {
     "service": "The Samaritan Befrienders Hong Kong",
     "what": "Somebody who listens.",
     "who": "Trained volunteers",
     "contact": "2389 2222",
     "ways": [
      {
       "kind": "call",
       "value": "2389 2222"
      }
     ],
     "open": "always",
     "languages": "Cantonese, English",
     "sources": [
      "W",
      "csrp.hku.hk, undated"
     ]
    }
   ]
  },
  {
   "code": "HU",
   "name": "Hungary",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Lelki Elsősegély",
     "what": "Somebody to talk to.",
     "who": "Trained volunteers",
     "contact": "116-123",
     "ways": [
      {
       "kind": "call",
       "value": "116-123"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Hungarian",
     "sources": [
      "W",
      "felvidek.ma, 2019-12",
      "delmagyar.hu, 2018-12"
     ]
    }
   ]
  },
  {
   "code": "IS",
   "name": "Iceland",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Hjálparsími Rauða krossins",
     "what": "The helpline of the Red Cross, by phone or in a chat.",
     "who": "Trained volunteers",
     "contact": "1717",
     "ways": [
      {
       "kind": "call",
       "value": "1717"
      },
      {
       "kind": "chat",
       "value": "https://1717.is"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "W",
      "raudikrossinn.is, 2020-03-27",
      "mbl.is, 2012-12-22"
     ]
    }
   ]
  },
  {
   "code": "IN",
   "name": "India",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Tele-MANAS",
     "what": "If this number does not work from your phone, try 1800-89-14416.",
     "contact": "14416",
     "ways": [
      {
       "kind": "call",
       "value": "14416"
      },
      {
       "kind": "call",
       "value": "1800-89-14416"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "20 languages",
     "sources": [
      "W",
      "O"
     ]
    }
   ]
  },
  {
   "code": "IE",
   "name": "Ireland",
   "emergency": [
    "112",
    "999"
   ],
   "line": [
    {
     "service": "Samaritans",
     "what": "Whatever you are going through.",
     "who": "Trained volunteers",
     "contact": "116 123",
     "ways": [
      {
       "kind": "call",
       "value": "116 123"
      },
      {
       "kind": "web",
       "value": "https://www.samaritans.org"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "W",
      "O",
      "samaritans.org, undated"
     ]
    },
    {
     "service": "Women's Aid",
     "scope": "abuse",
     "what": "For women, and for those who are worried about one.",
     "contact": "1800 341 900",
     "ways": [
      {
       "kind": "call",
       "value": "1800 341 900"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "thejournal.ie, 2016-09-05",
      "irishtimes.com, 2015"
     ]
    }
   ]
  },
  {
   "code": "IL",
   "name": "Israel",
   "emergency": [
    "101"
   ],
   "labels": {
    "101": "Ambulance"
   },
   "line": [
    {
     "service": "ERAN",
     "what": "By phone or online.",
     "who": "Trained volunteers",
     "contact": "1201",
     "ways": [
      {
       "kind": "call",
       "value": "1201"
      }
     ],
     "open": "always",
     "languages": "Hebrew, Arabic, English, Russian and others",
     "sources": [
      "W",
      "jpost.com, 2023-10",
      "jerusaleminstitute.org.il, undated"
     ]
    }
   ]
  },
  {
   "code": "IT",
   "name": "Italy",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Telefono Amico",
     "what": "There is WhatsApp too: 324 011 7252.",
     "who": "Trained volunteers",
     "differs": [
      "W"
     ],
     "contact": "02 2327 2327",
     "ways": [
      {
       "kind": "call",
       "value": "02 2327 2327"
      }
     ],
     "hours": "By day and in the evening, to midnight",
     "languages": "Italian",
     "sources": [
      "quotidiano.net, 2024-12",
      "agensir.it, 2020-12-12"
     ]
    },
    {
     "service": "1522",
     "scope": "abuse",
     "what": "For women, and for anybody who is hurt or followed.",
     "who": "Trained professionals",
     "contact": "1522",
     "ways": [
      {
       "kind": "call",
       "value": "1522"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Italian and 10 others",
     "sources": [
      "logosnews.it, 2025-11-25",
      "ansa.it, 2023-06-09"
     ]
    }
   ]
  },
  {
   "code": "JP",
   "name": "Japan",
   "emergency": [
    "119"
   ],
   "labels": {
    "119": "Ambulance, fire brigade"
   },
   "line": [
    {
     "service": "Yorisoi Hotline",
     "what": "For any worry. For other languages than Japanese press 2, from 10 to 22 h.",
     "who": "Counsellors",
     "contact": "0120-279-338",
     "ways": [
      {
       "kind": "call",
       "value": "0120-279-338"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Japanese; others at some hours",
     "sources": [
      "O",
      "kotobank.jp, undated",
      "hurights.or.jp, 2015-01"
     ]
    },
    {
     "service": "TELL Lifeline",
     "what": "In English.",
     "contact": "0800-300-8355",
     "ways": [
      {
       "kind": "call",
       "value": "0800-300-8355"
      }
     ],
     "languages": "English",
     "sources": [
      "O"
     ]
    }
   ]
  },
  {
   "code": "KE",
   "name": "Kenya",
   "emergency": [
    "999",
    "112"
   ],
   "line": [
    {
     "service": "Befrienders Kenya",
     "what": "Somebody who listens.",
     "who": "Trained volunteers",
     "contact": "0722 178 177",
     "ways": [
      {
       "kind": "call",
       "value": "0722 178 177"
      }
     ],
     "sources": [
      "W"
     ]
    }
   ]
  },
  {
   "code": "LV",
   "name": "Latvia",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Skalbes",
     "what": "The national line.",
     "who": "Trained professionals",
     "contact": "116123",
     "ways": [
      {
       "kind": "call",
       "value": "116123"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Latvian, Russian, English",
     "sources": [
      "W",
      "jauns.lv, 2026-01-13",
      "bb.lv, 2025-10-15"
     ]
    }
   ]
  },
  {
   "code": "LT",
   "name": "Lithuania",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Vilties linija",
     "what": "For adults. Its name means “line of hope”.",
     "contact": "116 123",
     "ways": [
      {
       "kind": "call",
       "value": "116 123"
      }
     ],
     "cost": "Free",
     "sources": [
      "W",
      "sc.bns.lt, undated"
     ]
    }
   ]
  },
  {
   "code": "LU",
   "name": "Luxembourg",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "SOS Détresse",
     "what": "For adults, whatever it is about.",
     "who": "Trained volunteers",
     "contact": "45 45 45",
     "ways": [
      {
       "kind": "call",
       "value": "45 45 45"
      }
     ],
     "languages": "Luxembourgish, German, French, English",
     "sources": [
      "V",
      "rtl.lu, 2023-07",
      "luxtoday.lu, 2025-10-24",
      "tageblatt.lu, undated"
     ]
    }
   ]
  },
  {
   "code": "MY",
   "name": "Malaysia",
   "emergency": [
    "999"
   ],
   "line": [
    {
     "service": "HEAL Line",
     "what": "The line of the Ministry of Health.",
     "who": "Psychology officers",
     "contact": "15555",
     "ways": [
      {
       "kind": "call",
       "value": "15555"
      }
     ],
     "open": [
      "Mon-Sun 08:00-24:00"
     ],
     "hours": "8 to 24 h, every day",
     "zone": "Asia/Kuala_Lumpur",
     "cost": "The usual price of a call in 2024",
     "sources": [
      "W",
      "vietnamnews.vn, 2026-01-07",
      "thestar.com.my, 2023-09-10"
     ]
    }
   ]
  },
  {
   "code": "MT",
   "name": "Malta",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Mental Health Helpline",
     "what": "The national line: somebody to talk to about anything that weighs on you.",
     "who": "Psychologists",
     "contact": "1579",
     "ways": [
      {
       "kind": "call",
       "value": "1579"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "timesofmalta.com, 2024-01-06",
      "mapt.org.mt, 2023-03-05"
     ]
    }
   ]
  },
  {
   "code": "MX",
   "name": "Mexico",
   "emergency": [
    "911"
   ],
   "line": [
    {
     "service": "Línea de la Vida",
     "what": "The national line.",
     "contact": "800 911 2000",
     "ways": [
      {
       "kind": "call",
       "value": "800 911 2000"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Spanish",
     "sources": [
      "tribunademexico.com, 2026-01-13",
      "eluniversal.com.mx, 2025-12-24"
     ]
    },
    {
     "service": "SAPTEL",
     "what": "Somebody to talk to.",
     "who": "Psychologists",
     "contact": "55 5259 8121",
     "ways": [
      {
       "kind": "call",
       "value": "55 5259 8121"
      }
     ],
     "open": "always",
     "cost": "The price of a call",
     "languages": "Spanish",
     "sources": [
      "W",
      "O"
     ]
    }
   ]
  },
  {
   "code": "NL",
   "name": "Netherlands",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "113",
     "what": "By phone or in a chat. You can also call 0800-0113.",
     "who": "Trained people",
     "contact": "113",
     "ways": [
      {
       "kind": "call",
       "value": "113"
      },
      {
       "kind": "call",
       "value": "0800-0113"
      },
      {
       "kind": "chat",
       "value": "https://www.113.nl"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Dutch",
     "sources": [
      "W",
      "hartvannederland.nl, 2020-07",
      "upday.com, 2025-10"
     ]
    },
    {
     "service": "Veilig Thuis",
     "scope": "abuse",
     "what": "For adults and children, and for those who are worried about somebody.",
     "contact": "0800-2000",
     "ways": [
      {
       "kind": "call",
       "value": "0800-2000"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Dutch",
     "sources": [
      "government.nl, undated",
      "bredavandaag.nl, 2021-02"
     ]
    }
   ]
  },
  {
   "code": "NZ",
   "name": "New Zealand",
   "emergency": [
    "111"
   ],
   "line": [
    {
     "service": "1737",
     "what": "Call or text this number.",
     "who": "Trained counsellors",
     "contact": "1737",
     "ways": [
      {
       "kind": "call",
       "value": "1737"
      },
      {
       "kind": "text",
       "value": "1737"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "W",
      "nzfamilies.org.nz, 2025-12-22",
      "newshub.co.nz, 2017-06"
     ]
    },
    {
     "service": "OutLine",
     "scope": "lgbtq",
     "what": "Somebody who understands, to talk to.",
     "who": "Trained LGBTQ+ volunteers",
     "contact": "0800 688 5463",
     "ways": [
      {
       "kind": "call",
       "value": "0800 688 5463"
      }
     ],
     "open": [
      "Mon-Sun 18:00-21:00"
     ],
     "hours": "18 to 21 h, every day",
     "zone": "Pacific/Auckland",
     "cost": "Free",
     "sources": [
      "progress.guide, undated",
      "Rainbow Circuits resources, 2025"
     ]
    }
   ]
  },
  {
   "code": "NG",
   "name": "Nigeria",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "SURPIN",
     "what": "Somebody to talk to.",
     "contact": "0800 078 7746",
     "ways": [
      {
       "kind": "call",
       "value": "0800 078 7746"
      }
     ],
     "cost": "Free",
     "sources": [
      "W",
      "healthwise.punchng.com, undated"
     ]
    }
   ]
  },
  {
   "code": "NO",
   "name": "Norway",
   "emergency": [
    "113",
    "112"
   ],
   "labels": {
    "113": "Ambulance",
    "112": "Police"
   },
   "line": [
    {
     "service": "Mental Helse",
     "what": "Somebody who listens.",
     "contact": "116 123",
     "ways": [
      {
       "kind": "call",
       "value": "116 123"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Norwegian",
     "sources": [
      "W",
      "radio3bodo.no, 2024-09",
      "vindafjord.kommune.no, undated"
     ]
    },
    {
     "service": "Kirkens SOS",
     "what": "Somebody who listens.",
     "contact": "22 40 00 40",
     "ways": [
      {
       "kind": "call",
       "value": "22 40 00 40"
      }
     ],
     "open": "always",
     "languages": "Norwegian",
     "sources": [
      "W",
      "tv2.no, 2020",
      "vindafjord.kommune.no, undated"
     ]
    }
   ]
  },
  {
   "code": "PE",
   "name": "Peru",
   "emergency": [
    "106"
   ],
   "labels": {
    "106": "Ambulance"
   },
   "line": [
    {
     "service": "Línea 113",
     "what": "Somebody to talk to, on the line of the Ministry of Health.",
     "who": "Trained professionals",
     "contact": "113",
     "ways": [
      {
       "kind": "call",
       "value": "113",
       "say": "option 5"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Spanish",
     "sources": [
      "panamericana.pe, 2026-03-02",
      "larepublica.pe, 2025-08-17"
     ]
    }
   ]
  },
  {
   "code": "PH",
   "name": "Philippines",
   "emergency": [
    "911"
   ],
   "line": [
    {
     "service": "NCMH Crisis Hotline",
     "what": "From a mobile phone you can also call 0917-899-8727.",
     "who": "Trained responders",
     "contact": "1553",
     "ways": [
      {
       "kind": "call",
       "value": "1553"
      },
      {
       "kind": "call",
       "value": "0917-899-8727"
      }
     ],
     "open": "always",
     "languages": "Filipino, English",
     "sources": [
      "W",
      "O",
      "sunstar.com.ph, 2025-12"
     ]
    }
   ]
  },
  {
   "code": "PL",
   "name": "Poland",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "116 123",
     "what": "For adults. There is a chat too.",
     "contact": "116 123",
     "ways": [
      {
       "kind": "call",
       "value": "116 123"
      },
      {
       "kind": "chat",
       "value": "https://116sos.pl"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Polish",
     "sources": [
      "W",
      "telepolis.pl, 2025-11"
     ]
    }
   ]
  },
  {
   "code": "PT",
   "name": "Portugal",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "1411",
     "what": "The national line, open since September 2025.",
     "contact": "1411",
     "ways": [
      {
       "kind": "call",
       "value": "1411"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Portuguese",
     "sources": [
      "W",
      "24noticias.sapo.pt, 2025-09"
     ]
    }
   ]
  },
  {
   "code": "RO",
   "name": "Romania",
   "emergency": [
    "112"
   ]
  },
  {
   "code": "SG",
   "name": "Singapore",
   "emergency": [
    "995"
   ],
   "labels": {
    "995": "Ambulance"
   },
   "line": [
    {
     "service": "national mindline 1771",
     "what": "By phone, or by WhatsApp: 6669 1771.",
     "contact": "1771",
     "ways": [
      {
       "kind": "call",
       "value": "1771"
      }
     ],
     "open": "always",
     "languages": "4 languages",
     "sources": [
      "W",
      "straitstimes.com, undated",
      "asiaone.com, undated"
     ]
    },
    {
     "service": "Samaritans of Singapore",
     "what": "Somebody who listens.",
     "contact": "1767",
     "ways": [
      {
       "kind": "call",
       "value": "1767"
      }
     ],
     "sources": [
      "W",
      "straitstimes.com, undated",
      "asiaone.com, undated"
     ]
    }
   ]
  },
  {
   "code": "SK",
   "name": "Slovakia",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Linka dôvery Nezábudka",
     "what": "Somebody to talk to about anything.",
     "who": "Trained professionals",
     "contact": "0800 800 566",
     "ways": [
      {
       "kind": "call",
       "value": "0800 800 566"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Slovak",
     "sources": [
      "V",
      "24hod.sk, 2019-10-14"
     ]
    }
   ]
  },
  {
   "code": "SI",
   "name": "Slovenia",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Samarijan and Sopotnik",
     "what": "Somebody who listens.",
     "who": "Trained volunteers",
     "contact": "116 123",
     "ways": [
      {
       "kind": "call",
       "value": "116 123"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Slovenian",
     "sources": [
      "W",
      "zpms.si, 2020-04-08",
      "dolenjskilist.si, 2016-12-22"
     ]
    }
   ]
  },
  {
   "code": "ZA",
   "name": "South Africa",
   "emergency": [
    "10177",
    "112"
   ],
   "labels": {
    "10177": "Ambulance",
    "112": "From a mobile phone"
   },
   "line": [
    {
     "service": "SADAG",
     "what": "You can also text 31393: a counsellor calls you back.",
     "who": "Trained counsellors",
     "contact": "0800 567 567",
     "ways": [
      {
       "kind": "call",
       "value": "0800 567 567"
      },
      {
       "kind": "text",
       "value": "31393"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "W",
      "pressreader.com (The Star), 2019-02-12"
     ]
    },
    {
     "service": "SADAG mental health helpline",
     "what": "Somebody to talk to.",
     "who": "Trained counsellors",
     "contact": "0800 456 789",
     "ways": [
      {
       "kind": "call",
       "value": "0800 456 789"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "sabcnews.com, 2022-09",
      "pressreader.com (The Star), 2019-02-12"
     ]
    }
   ]
  },
  {
   "code": "KR",
   "name": "South Korea",
   "emergency": [
    "119"
   ],
   "labels": {
    "119": "Ambulance, fire brigade"
   },
   "line": [
    {
     "service": "109",
     "what": "The national line.",
     "contact": "109",
     "ways": [
      {
       "kind": "call",
       "value": "109"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Korean",
     "sources": [
      "W",
      "O"
     ]
    }
   ]
  },
  {
   "code": "ES",
   "name": "Spain",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Línea 024",
     "what": "The national line, run by the Ministry of Health.",
     "who": "Trained professionals",
     "contact": "024",
     "ways": [
      {
       "kind": "call",
       "value": "024"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Spanish",
     "sources": [
      "W",
      "rtve.es, 2022-05-09",
      "elnacional.cat, 2022-08"
     ]
    },
    {
     "service": "ANAR",
     "scope": "young",
     "what": "For children and teenagers.",
     "contact": "900 20 20 10",
     "ways": [
      {
       "kind": "call",
       "value": "900 20 20 10"
      }
     ],
     "languages": "Spanish",
     "sources": [
      "rtve.es, 2024-09-22",
      "anar.org, 2022-01-10"
     ]
    },
    {
     "service": "016",
     "scope": "abuse",
     "what": "For women, and for those who are worried about one. By WhatsApp: 600 000 016.",
     "who": "Trained professionals",
     "contact": "016",
     "ways": [
      {
       "kind": "call",
       "value": "016"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "53 languages",
     "sources": [
      "newtral.es, 2024-08-13",
      "rtve.es, 2024-09-22"
     ]
    }
   ]
  },
  {
   "code": "LK",
   "name": "Sri Lanka",
   "emergency": [
    "1990"
   ],
   "labels": {
    "1990": "Ambulance"
   },
   "line": [
    {
     "service": "1926",
     "what": "Call or text this number.",
     "who": "Trained professionals",
     "contact": "1926",
     "ways": [
      {
       "kind": "call",
       "value": "1926"
      },
      {
       "kind": "text",
       "value": "1926"
      }
     ],
     "open": "always",
     "languages": "Sinhala, Tamil, English",
     "sources": [
      "V",
      "island.lk, 2020-10",
      "lankabusinessnews.com, undated"
     ]
    }
   ]
  },
  {
   "code": "SE",
   "name": "Sweden",
   "emergency": [
    "112"
   ],
   "line": [
    {
     "service": "Självmordslinjen",
     "what": "By phone or in a chat.",
     "who": "Trained volunteers",
     "contact": "90101",
     "ways": [
      {
       "kind": "call",
       "value": "90101"
      },
      {
       "kind": "web",
       "value": "https://mind.se"
      }
     ],
     "languages": "Swedish",
     "sources": [
      "W",
      "kronprinsessparetsstiftelse.se, undated"
     ]
    },
    {
     "service": "Bris",
     "scope": "young",
     "what": "For children and young people.",
     "who": "Adults who work for Bris",
     "contact": "116 111",
     "ways": [
      {
       "kind": "call",
       "value": "116 111"
      },
      {
       "kind": "web",
       "value": "https://www.bris.se"
      }
     ],
     "open": "always",
     "languages": "Swedish",
     "sources": [
      "8sidor.se, 2025-08-20",
      "orebrotribune.se, 2021-03-15"
     ]
    }
   ]
  },
  {
   "code": "CH",
   "name": "Switzerland",
   "emergency": [
    "144",
    "112"
   ],
   "labels": {
    "144": "Ambulance"
   },
   "line": [
    {
     "service": "143",
     "what": "The Offered Hand: somebody who listens, by phone or online.",
     "who": "Trained volunteers",
     "contact": "143",
     "ways": [
      {
       "kind": "call",
       "value": "143"
      },
      {
       "kind": "web",
       "value": "https://www.143.ch"
      }
     ],
     "open": "always",
     "languages": "German, French, Italian",
     "sources": [
      "W",
      "143.ch, 2018-12-03",
      "imholz-stiftung.ch, 2023"
     ]
    },
    {
     "service": "Pro Juventute",
     "scope": "young",
     "what": "For people up to 25 years old. By WhatsApp and mail too.",
     "who": "Trained professionals",
     "contact": "147",
     "ways": [
      {
       "kind": "call",
       "value": "147"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "thephilanthropist.ch, undated",
      "kirchen-ihrer-region.ch, 2022-11-10"
     ]
    }
   ]
  },
  {
   "code": "TW",
   "name": "Taiwan",
   "emergency": [
    "119"
   ],
   "labels": {
    "119": "Ambulance, fire brigade"
   },
   "line": [
    {
     "service": "1925",
     "what": "The line of the Ministry of Health.",
     "contact": "1925",
     "ways": [
      {
       "kind": "call",
       "value": "1925"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Chinese",
     "sources": [
      "W",
      "tw.news.yahoo.com, 2026-01-28",
      "udn.com, 2025-08-16"
     ]
    }
   ]
  },
  {
   "code": "TH",
   "name": "Thailand",
   "emergency": [
    "1669"
   ],
   "labels": {
    "1669": "Ambulance"
   },
   "line": [
    {
     "service": "1323",
     "what": "The line of the Department of Mental Health.",
     "who": "Psychologists",
     "contact": "1323",
     "ways": [
      {
       "kind": "call",
       "value": "1323"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Thai",
     "sources": [
      "V",
      "thethaiger.com, 2025-10-27",
      "hfocus.org, 2023-05-08"
     ]
    }
   ]
  },
  {
   "code": "TR",
   "name": "Türkiye",
   "emergency": [
    "112"
   ]
  },
  {
   "code": "UA",
   "name": "Ukraine",
   "emergency": [
    "103",
    "112"
   ],
   "labels": {
    "103": "Ambulance"
   },
   "line": [
    {
     "service": "Lifeline Ukraine",
     "what": "Many of those who answer have served.",
     "who": "Trained consultants",
     "contact": "7333",
     "ways": [
      {
       "kind": "call",
       "value": "7333"
      }
     ],
     "open": "always",
     "sources": [
      "techtoday.in.ua, 2024",
      "dzerkalo.media, 2019-08"
     ]
    }
   ]
  },
  {
   "code": "GB",
   "name": "United Kingdom",
   "emergency": [
    "999"
   ],
   "line": [
    {
     "service": "Samaritans",
     "what": "Whatever you are going through.",
     "who": "Trained volunteers",
     "contact": "116 123",
     "ways": [
      {
       "kind": "call",
       "value": "116 123"
      },
      {
       "kind": "web",
       "value": "https://www.samaritans.org"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "W",
      "O",
      "samaritans.org, undated"
     ]
    },
    {
     "service": "Shout",
     "what": "By text message: send the word SHOUT to this number.",
     "who": "Trained volunteers",
     "contact": "85258",
     "ways": [
      {
       "kind": "text",
       "value": "85258",
       "say": "SHOUT"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "O",
      "pendeensurgery.nhs.uk, undated"
     ]
    },
    {
     "service": "NHS 111",
     "what": "Help with mental health, from the NHS.",
     "contact": "111",
     "ways": [
      {
       "kind": "call",
       "value": "111",
       "say": "option 2"
      }
     ],
     "open": "always",
     "sources": [
      "O",
      "pendeensurgery.nhs.uk, undated"
     ]
    },
    {
     "service": "Childline",
     "scope": "young",
     "what": "For people under 19. In a chat and by mail too.",
     "who": "Trained counsellors",
     "contact": "0800 1111",
     "ways": [
      {
       "kind": "call",
       "value": "0800 1111"
      },
      {
       "kind": "web",
       "value": "https://www.childline.org.uk"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "sunderlandecho.com (Childline's column), 2022-08-28",
      "northumberland.gov.uk, undated",
      "intackprimaryschool.co.uk, undated"
     ]
    },
    {
     "service": "National Domestic Abuse Helpline",
     "scope": "abuse",
     "what": "For women, and for those who are worried about one.",
     "who": "Trained staff and volunteers",
     "contact": "0808 2000 247",
     "ways": [
      {
       "kind": "call",
       "value": "0808 2000 247"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "refuge.org.uk, 2020-04",
      "hartlepoolnow.co.uk, undated",
      "centre56.org.uk, undated"
     ]
    }
   ]
  },
  {
   "code": "US",
   "name": "United States",
   "emergency": [
    "911"
   ],
   "line": [
    {
     "service": "988 Lifeline",
     "what": "Call or text this number, or chat. Press 2 for Spanish.",
     "who": "Trained crisis counsellors",
     "contact": "988",
     "ways": [
      {
       "kind": "call",
       "value": "988"
      },
      {
       "kind": "text",
       "value": "988"
      },
      {
       "kind": "chat",
       "value": "https://988lifeline.org"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "English, Spanish; interpreters for more than 250 languages",
     "sources": [
      "W",
      "O",
      "samhsa.gov, 2023-09",
      "msdmanuals.com, 2025-04"
     ]
    },
    {
     "service": "Crisis Text Line",
     "what": "By text message: send the word HOME to this number.",
     "who": "Trained volunteers; the first answers are automatic",
     "contact": "741741",
     "ways": [
      {
       "kind": "text",
       "value": "741741",
       "say": "HOME"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "O",
      "familyandcaregivertoolkit.org, undated",
      "alexproject.org, undated"
     ]
    },
    {
     "service": "The Trevor Project",
     "scope": "lgbtq",
     "what": "For young LGBTQ+ people.",
     "who": "Trained counsellors",
     "contact": "1-866-488-7386",
     "ways": [
      {
       "kind": "call",
       "value": "1-866-488-7386"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "Rainbow Circuits resources, 2025",
      "theodysseyonline.com, undated"
     ]
    },
    {
     "service": "Veterans Crisis Line",
     "scope": "veterans",
     "what": "Call 988, then press 1; or text 838255. For those who serve or served, and their families.",
     "who": "Trained responders",
     "contact": "988",
     "ways": [
      {
       "kind": "call",
       "value": "988",
       "say": "press 1"
      },
      {
       "kind": "text",
       "value": "838255"
      },
      {
       "kind": "chat",
       "value": "https://www.veteranscrisisline.net"
      }
     ],
     "open": "always",
     "cost": "Free",
     "sources": [
      "publicnow.com (Department of Veterans Affairs), 2024-09-30",
      "va.gov, 2022-07-25",
      "texvet.org, undated"
     ]
    },
    {
     "service": "988 in sign language",
     "scope": "deaf",
     "what": "Call from a videophone, or begin on the website, in American Sign Language.",
     "who": "Trained crisis counsellors who sign",
     "contact": "988",
     "ways": [
      {
       "kind": "call",
       "value": "988",
       "say": "from a videophone"
      },
      {
       "kind": "web",
       "value": "https://988lifeline.org"
      }
     ],
     "cost": "Free",
     "languages": "American Sign Language",
     "sources": [
      "missourinet.com, 2023-09-11",
      "vadogwood.com, 2023-09-15"
     ]
    },
    {
     "service": "National Domestic Violence Hotline",
     "scope": "abuse",
     "what": "By phone, or text START to 88788.",
     "who": "Trained advocates",
     "contact": "1-800-799-7233",
     "ways": [
      {
       "kind": "call",
       "value": "1-800-799-7233"
      },
      {
       "kind": "text",
       "value": "88788",
       "say": "START"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "More than 200 languages",
     "sources": [
      "ovc.ojp.gov, 2022-01-20",
      "areachbeyondthesurface.org, undated"
     ]
    }
   ]
  },
  {
   "code": "UY",
   "name": "Uruguay",
   "emergency": [
    "911"
   ],
   "line": [
    {
     "service": "Línea VIDA",
     "what": "From a mobile phone call *0767.",
     "who": "Trained professionals",
     "contact": "0800 0767",
     "ways": [
      {
       "kind": "call",
       "value": "0800 0767"
      },
      {
       "kind": "call",
       "value": "*0767"
      }
     ],
     "open": "always",
     "cost": "Free",
     "languages": "Spanish",
     "sources": [
      "V",
      "subrayado.com.uy, 2020-07-17",
      "carmeloportal.com, 2019"
     ]
    }
   ]
  }
 ]
}
"""
