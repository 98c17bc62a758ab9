"""Every problem that auth can return beside the kit's."""

from sqlalchemy.exc import IntegrityError

from services.kit.problems import Problem


class SignInRefused(Problem):
    """Unknown, wrong or blocked: one answer for all."""

    name, title, status = "sign-in-refused", "The login or the password is not right.", 401


class TooManyAttempts(Problem):
    """Wait as long as `Retry-After` says."""

    name, title, status = "too-many-attempts", "Too many attempts; wait a little.", 429


class AdministratorKnown(Problem):
    """There is somebody who can administer; the wizard makes the first one only."""

    name, title = "administrator-known", "There is an administrator already."
    status = 409


class WrongPassword(Problem):
    """The current password is another one."""

    name, title, status = "wrong-password", "The current password is not right.", 403


class WeakPassword(Problem):
    """The new password breaks rules; `errors[].code` says which."""

    name, title, status = "weak-password", "Choose a better password.", 422


class Overloaded(Problem):
    """More sign-ins at a time than the machine can compute."""

    name, title, status = "temporarily-unavailable", "Try again in a moment.", 503


class WrongCode(Problem):
    """The picture's digits, or another code, are wrong, late or used up."""

    name, title, status = "wrong-code", "The code is not right; take a new one.", 422


class AlreadyDecided(Problem):
    """Somebody has decided about the request before."""

    name, title, status = "already-decided", "The request has been decided already.", 409


class ContactTaken(Problem):
    """E-mail address or phone belong to a user to whom the account cannot be given."""

    name, title, status = "contact-taken", "The e-mail or phone belongs to another user.", 409


class LinkExpired(Problem):
    """A one-time link that is used up, too old, or none."""

    name, title, status = "link-expired", "The link has expired; ask for a new one.", 410


class AttemptExpired(Problem):
    """The sign-in took too long, used up its tries, or was finished."""

    name, title, status = "attempt-expired", "Sign in once more.", 410


class WaitAMinute(Problem):
    """A letter was sent less than a minute ago."""

    name, title, status = "wait-a-minute", "A letter has just been sent; wait a minute.", 429


class AlreadyTaken(Problem):
    """Somebody else's."""

    name, title, status = "already-taken", "Somebody uses that already.", 409


class AlreadyOn(Problem):
    """An authenticator is on; switch it off before another takes its place."""

    name, title, status = "already-on", "Switch the present authenticator off first.", 409


class LastFactor(Problem):
    """Whoever must have a second factor keeps the last one."""

    name, title, status = "last-factor", "A second factor is demanded; this is the last one.", 409


class PasskeysUnavailable(Problem):
    """This page's address is none that passkeys can be bound to, or not the one they are."""

    name, title, status = "passkeys-unavailable", "Passkeys do not work at this address.", 409


class PasskeyRefused(Problem):
    """What the browser answered is not what it was asked, late, or used up."""

    name, title, status = "passkey-refused", "The passkey was not accepted; try once more.", 422


class TooManyPasskeys(Problem):
    """Nobody needs more; remove one first."""

    name, title, status = "too-many-passkeys", "There are ten passkeys; remove one first.", 409


class AlreadyYours(Problem):
    """The account that a consumer asks for is among his."""

    name, title, status = "already-yours", "You see this account already.", 409


class TooManyOpenRequests(Problem):
    """So many requests wait that one more would only hide the others; it was counted only."""

    name, title, status = (
        "too-many-open-requests",
        "Too many requests are waiting; withdraw one, or wait until they are decided.",
        409,
    )


class UnknownAccount(Problem):
    """An account number that the registry does not have; `errors` says which of them."""

    name, title, status = "unknown-account", "The registry has no such account.", 422


class NoEmail(Problem):
    """A letter is to be sent, and there is no address for it."""

    name, title, status = "no-email", "The user has no e-mail address.", 409


class UserBlocked(Problem):
    """What a blocked user cannot be given."""

    name, title, status = "user-blocked", "The user is blocked.", 409


class OwnAccount(Problem):
    """Nobody blocks or removes themselves by mistake."""

    name, title, status = "own-account", "That is your own account.", 409


class LastAdministrator(Problem):
    """Somebody must be left who invites colleagues and changes roles."""

    name, title, status = "last-administrator", "There is no other active administrator.", 409


class BeyondOwnRights(Problem):
    """Nobody gives rights that he lacks, nor touches who has more; `rights` names them."""

    name, title, status = (
        "beyond-own-rights",
        "These rights are not yours to give: ask who holds them.",
        403,
    )


class BuiltInRole(Problem):
    """The roles that are there from the start stay as they are."""

    name, title, status = (
        "built-in-role",
        "A built-in role is not changed; make a copy of it, and change that.",
        409,
    )


class RoleInUse(Problem):
    """Somebody holds the role; `holders` says how many."""

    name, title, status = "role-in-use", "Give its holders another role first.", 409


class TooManyRoles(Problem):
    """Nobody could tell more of them apart."""

    name, title, status = "too-many-roles", "There are fifty roles; remove one first.", 409


class ClientRevoked(Problem):
    """A machine client that was revoked stays so; make another."""

    name, title, status = "client-revoked", "The machine client has been revoked.", 409


class SuiteClient(Problem):
    """The client that the suite itself uses; without it no readings arrive."""

    name, title, status = "suite-client", "The suite's own client is renewed by `manage`.", 409


def taken(field: str) -> AlreadyTaken:
    """Return the problem that names a field."""
    return AlreadyTaken(errors=[{"field": field, "code": "taken", "message": AlreadyTaken.title}])


def already_taken(error: IntegrityError) -> AlreadyTaken:
    """Return the problem that names the field whose value somebody else has."""
    constraint = str(getattr(getattr(error.orig, "__cause__", None), "constraint_name", ""))
    field = next((name for name in ("login", "email", "phone") if constraint.endswith(name)), None)
    if field is None:
        return AlreadyTaken()
    return taken(field)
