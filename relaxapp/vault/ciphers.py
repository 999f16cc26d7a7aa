"""The ciphers, from the library `cryptography`: Argon2id (RFC 9106), ChaCha20-Poly1305 (RFC 8439), HPKE (RFC 9180).

Nothing here is made up: a secret is stretched by Argon2id, whatever is sealed is sealed by an authenticated cipher
together with its head, and what is posted while the lock is shut goes to its public key by HPKE over X25519.
"""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from relaxapp.vault import recovery
from relaxapp.vault.failures import Unreadable
from relaxapp.vault.keys import Cost, Keys, Wrapped
from relaxapp.vault.seals import How, head, split

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
"""Drawn anew for each sealing: two may meet after thousands of millions, and ten years of use make a million."""
_SALT_BYTES: Final = 16
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class Opened:
    """A lock that was opened: it seals and opens files. The key is in memory only, as long as this object is."""

    def __init__(self, data_key: bytes, private: X25519PrivateKey) -> None:
        self._data_key = data_key
        self._private = private
        self.public = private.public_key().public_bytes_raw()

    @classmethod
    def of(cls, keys: Keys, secret: bytes, wrapped: Wrapped) -> Opened | None:
        """Return the lock, opened by a secret that wraps its key; None when it is the wrong one."""
        try:
            data_key = _open(_stretch(secret, wrapped.salt, wrapped.cost), wrapped.key, keys.public)
            return cls(data_key, X25519PrivateKey.from_private_bytes(_open(data_key, keys.private, keys.public)))
        except InvalidTag:
            return None

    def seal(self, data: bytes, name: str) -> bytes:
        """Return the bytes of a file sealed, with its name."""
        before = head(How.SEALED, name)
        return before + _seal(self._data_key, data, before)

    def open(self, data: bytes, name: str) -> bytes:
        """Return what was sealed or posted under this name. Raises Unreadable."""
        how, before, body = split(data, name)
        try:
            if how is How.POSTED:
                return _SUITE.decrypt(body, self._private, before)
            return _open(self._data_key, body, before)
        except InvalidTag as error:
            raise Unreadable(f"The file {name} is damaged, and does not open.") from error

    def wrapped(self, secret: bytes, cost: Cost) -> Wrapped:
        """Return the data key as another secret opens it."""
        salt = secrets.token_bytes(_SALT_BYTES)
        return Wrapped(salt, cost, _seal(_stretch(secret, salt, cost), self._data_key, self.public))

    def keys(self, phrase: bytes, recovery_key: bytes, cost: Cost) -> Keys:
        """Return all keys as they are kept."""
        return Keys(
            public=self.public,
            private=_seal(self._data_key, self._private.private_bytes_raw(), self.public),
            phrase=self.wrapped(phrase, cost),
            recovery=self.wrapped(recovery_key, cost),
        )


def new() -> Opened:
    """Return a new lock."""
    return Opened(secrets.token_bytes(_KEY_BYTES), X25519PrivateKey.generate())


def post(data: bytes, name: str, public: bytes) -> bytes:
    """Return the bytes of a file sealed so that only the key of the lock opens it, which is not needed for that."""
    before = head(How.POSTED, name)
    return before + _SUITE.encrypt(data, X25519PublicKey.from_public_bytes(public), before)


def secret(phrase: str) -> bytes:
    """Return a phrase as bytes, the same however a keyboard writes its signs, and with no spaces around it."""
    return b"phrase" + unicodedata.normalize("NFC", phrase).strip().encode(errors="surrogatepass")


def recovery_secret(text: str) -> bytes | None:
    """Return a recovery key as bytes, or None when the text is none."""
    key = recovery.read(text)
    return b"recovery" + key if key else None


def _stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    return Argon2id(
        salt=salt, length=_KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(secret)


def _seal(key: bytes, data: bytes, beside: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, data, beside)


def _open(key: bytes, data: bytes, beside: bytes) -> bytes:
    if len(data) < _NONCE_BYTES:
        raise InvalidTag
    return ChaCha20Poly1305(key).decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], beside)
