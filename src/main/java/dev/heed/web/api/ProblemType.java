package dev.heed.web.api;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Every kind of problem this door can answer with: its name in `/problems/<name>`, title, status, and what to do
/// about it. The pages under `/problems/` and `docs/reference/problems.md` are written from this list.
enum ProblemType {
    MALFORMED(400, "The request could not be read", """
            The bytes are not a request, or the body is not one JSON value: a syntax error, bytes that are not UTF-8, \
            a name twice in one object, nesting deeper than 16, a name over 256 or a number over 64 characters, or \
            something after the value. Nothing was stored. Check what your client writes; most JSON libraries write \
            none of these."""),
    UNAUTHORIZED(401, "A key is needed", """
            The request came without a key, with one that is not known here, or with one that has expired or was \
            revoked; or with a session that is over. Send one header `Authorization: Bearer heed_…`, or sign in \
            again. A new key is made with `heed key create`."""),
    FORBIDDEN(403, "You may not do that", """
            You are known, but this is not for you: a publishable key only sends votes, a read key only reads, and \
            users may what their role in the project allows. Who may call what stands in the reference. With a \
            session, whatever changes something needs the header `X-CSRF-Token`: a page of another site cannot know \
            it."""),
    NOT_FOUND(404, "Nothing is here", """
            There is no such address, or nothing with this identity in the project of your key. What belongs to \
            another project answers the same."""),
    METHOD_NOT_ALLOWED(405, "This address has other methods", """
            The address exists, but not with this method. The header `Allow` lists those it has."""),
    CONFLICT(409, "It does not fit what is stored", """
            What is stored forbids the call, such as deleting an item that has feedback. The detail says what stands \
            in the way."""),
    IDEMPOTENCY_CONFLICT(409, "This idempotency key was used for something else", """
            The same idempotency key came before with another body. A key names one intended write: repeat it only \
            with the same body, and make a new one for anything else. Nothing was stored."""),
    GONE(409, "What this key wrote has been erased", """
            The idempotency key names a write that was stored once, and has been erased since or fell to retention. \
            It is not stored again. There is nothing to do."""),
    STALE(412, "It has changed since you read it", """
            The `If-Match` header names another revision than the one stored. Read it again, apply your change to \
            that, and send it with the new revision."""),
    TOO_LARGE(413, "The body is too large", """
            The body is over 256 KiB, or one of many items over 16 MiB (less on a server with a small heap; `detail` \
            says how much), counted after inflating. Shorten its texts, or send fewer items at once."""),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a kind that is not read here", """
            Send `Content-Type: application/json` in UTF-8 (on PATCH also `application/merge-patch+json`, where many \
            items are taken also `application/x-ndjson`), plain or with `Content-Encoding: gzip`."""),
    INVALID(422, "The request breaks rules", """
            The request was read, and some values are wrong. `errors` lists every one of them with its place and \
            what would be right there. Nothing was stored."""),
    UNKNOWN_MEDIA(422, "There is no such item in the catalog", """
            The `media_id` names an item that the catalog of this project does not hold. Add it with \
            `PUT /v1/media/{media_id}`, send `media` along with the vote (secret keys), or let the project add items \
            by itself with `auto_create_media`."""),
    PERSONAL_IDENTIFIER(422, "An identifier holds personal data", """
            An identifier that you choose (an item, a model, a list, a tag, a name in `metadata`) holds what looks \
            like an e-mail address, a secret or a card number. Identifiers are kept as they are, so such a one is \
            refused. Use an identifier that says nothing about a person; persons go into `user`, which is kept only \
            as a pseudonym."""),
    INTERNAL(500, "Something went wrong on our side", """
            Heed met a fault of its own. The incident number in the detail stands in its log too. Whether the write \
            was stored is not known: repeat it with the same idempotency key, and it is stored once."""),
    BUSY(503, "Too busy just now", """
            More is coming in than can be stored durably, so this request was refused at once. Nothing was stored. \
            Repeat it after as many seconds as the header `Retry-After` says."""),
    NOT_READY(503, "Not ready for traffic", """
            Only `GET /health/ready` answers this. The detail names what is unwell: the `disk` has less room left than \
            the server needs, the `database` does not answer or could not be written to lately, the `queue` takes no \
            more. No restart is needed once that is over."""),
    UNSEARCHABLE(503, "Not every vote can be searched yet", """
            The votes were stored by a version of Heed that could not search, and the server is still making them \
            searchable; a search would pass some of them over. It is done once, while everything else goes on. \
            Search again later, or leave `q` away."""),
    STORAGE_AWAY(503, "The storage cannot be reached", """
            The database or its disk does not answer. Whether a write was stored is not always known: repeat it with \
            the same idempotency key, after as many seconds as the header `Retry-After` says, and it is stored once. \
            No restart is needed once the storage is back.""");

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// What it means and what to do about it: one paragraph, Markdown with code spans only.
    String advice() {
        return advice;
    }

    /// As written in addresses: `idempotency-conflict`.
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The type's URI reference (RFC 9457, section 3.1.1), relative to the server.
    String uri() {
        return "/problems/" + slug();
    }

    static Optional<ProblemType> named(String slug) {
        return Stream.of(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }
}
