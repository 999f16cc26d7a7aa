"""The lock on what is private: sealed under a phrase, and readable again with that phrase or a printed recovery key.

The order of things: `vault.py` is the lock itself, `keys.py` the file that its keys are kept in, `tries.py` how long a
wrong phrase makes one wait, `recovery.py` the key for paper, `belongings.py` what is under the lock, `private_file.py`
one such file, `seals.py` how a sealed file looks from outside. `ciphers.py` alone imports the library of ciphers, and
is imported when there is a lock.
"""

from relaxapp.vault.failures import Locked, TooSoon, WrongPhrase
from relaxapp.vault.private_file import PrivateFile
from relaxapp.vault.vault import Vault

__all__ = ["Locked", "PrivateFile", "TooSoon", "Vault", "WrongPhrase"]
