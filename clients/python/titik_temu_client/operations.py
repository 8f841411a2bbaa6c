"""Made by clients/python/generate.py from app/openapi.json: do not edit."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from titik_temu_client.requests import Form, ListRequest, Request, quote
from titik_temu_client.schemas import (AbsentOut, Acceptance, ActKind, ActsOut, AdjustedOut, AdjustmentIn, AgendaOut, AlternativesIn, AnalysisDetailOut, AnalysisKind, AnalysisOut, AnnulmentIn, AnnulmentOut, AppIn, AppOut, ApplyOut, AreaOut, ArrangementIn, ArrivalsOut, Asker, AttendeeIn, AttendeeKind, AttendeeOrder, AttendeeOut, AttendeePatch, AuditOut, AutopilotIn, AutopilotOut, AutopilotPreviewOut, BadgeFile, BadgeOut, BlockIn, BreachOut, CalendarAddressOut, CapacityIn, CertificateOut, Change, ClaimAnswerIn, ClaimIn, ClaimOut, ClockIn, ClockOut, CodeIn, ComparisonOut, ConflictOut, ConflictStatus, ConsequencesOut, CooperativeIn, CooperativeOrder, CooperativeOut, CooperativePatch, CopyIn, CreatedUserOut, DecisionsIn, DecisionsOut, DeedIn, DeriveIn, DeviceHomeOut, DeviceIn, DeviceOut, DevicePatch, DifferenceOut, DirectoryPartnerOut, DocumentName, DocumentsOut, DoneOut, DoorKecamatanListOut, DoorPersonOut, DueListOut, EditOut, EmptyIn, EnrolIn, EnrolledOut, EraseIn, EventIn, EventOut, EventPatch, EventPlaceOut, FactBatchIn, FactBatchOut, FactIn, FeedbackIn, FeedbackOut, FindingOut, ForeseenOut, FoundOut, FreeSeatsOut, FullAuditOut, GateIn, GateOut, GatePatch, GivenPasswordOut, GroupAnswer, GroupIn, GroupOut, HealthOut, HostChangeIn, HostChangeOut, HostChangesOut, HostConsequencesOut, HostOut, HostVisitsOut, HostedMeetingDetailOut, HostedMeetingOut, IdentityOut, ImportOut, InstallationIn, InstallationOut, IntegrationIn, IntegrationOut, InvitationIn, InvitationOut, IssueIn, IssuedLinkOut, IssuedOut, IssuedTokenOut, KeyRevokedOut, LineOut, LinkIn, LinkOut, ListKind, LockIn, LockKind, LockOut, LogIn, MappingIn, MatrixOut, MatrixRowOut, MatrixRowsOut, MeOut, MeetingOut, MeetingStateOut, MemberIn, MemberOut, MessageOut, MetaOut, MoveIn, MovesIn, OfferAnswerIn, OfferIn, OfferOut, OfferStatus, OfferedOut, OffersOut, OverbookingIn, OwnBadgeOut, PageAbsentOut, PageAnalysisOut, PageAttendeeOut, PageAuditOut, PageBadgeOut, PageClaimOut, PageConflictOut, PageCooperativeOut, PageDeviceOut, PageDirectoryPartnerOut, PageDoorPersonOut, PageEventOut, PageEventPlaceOut, PageFindingOut, PageFullAuditOut, PageGateOut, PageHostedMeetingOut, PageImportOut, PageIntegrationOut, PageLineOut, PageLinkOut, PageLockOut, PageMeetingOut, PageMemberOut, PageMessageOut, PageOfferOut, PagePartnerOut, PagePauseOut, PagePrintRunOut, PageProposalOut, PageReleaseOut, PageRequestOut, PageRowOut, PageScanOut, PageSigningKeyOut, PageSolveRunOut, PageTableOut, PageTimetableOut, PageTokenOut, PageUngrantedOut, PageUserOut, PageWaitingRowOut, PageWebhookAttemptOut, PageWebhookOut, PartnerIn, PartnerOrder, PartnerOut, PartnerPatch, PartyStatus, PasskeyIn, PasskeyLogIn, PasswordChange, PauseIn, PauseOut, PeopleIn, PeopleOut, PersonalDataOut, PlacesOut, PlacesPreviewOut, PlacesReadOut, PostponeIn, PreviewOut, PrintRunIn, PrintRunOut, PrintStateOut, PrintedIn, PrintedOut, PrintsIn, PrintsOut, ProblemPage, ProgrammeChangeIn, ProgrammeChangedOut, ProgrammeIn, ProgrammeOut, ProofIn, ProposalDetailOut, ProposalIn, ProposalKind, ProposalOut, ProvisionedOut, PublishIn, PushKeyOut, PushSubscriptionIn, PushSubscriptionOut, QuestionOut, QueueOut, ReadmissionOut, ReadyOut, ReceiptOut, RecoveryCodesOut, RegenciesOut, RegisterOut, RegistrationOrderOut, ReleaseIn, ReleaseOut, ReleasesOut, RenewalIn, ReplayIn, ReprintIn, ReprintOut, ReprintedIn, RequestCountsOut, RequestIn, RequestOut, RequestPatch, RequestRowBody, RequestSource, ResolutionIn, RestoreIn, RestrictionOut, ResultsOut, RetentionOut, RevokeIn, RobustnessIn, RowOut, ScanAnswer, ScanBatchIn, ScanBatchOut, ScanExpansion, ScanIn, ScanOrder, ScanOut, SecondFactorOut, SecretIntegrationOut, SecretWebhookOut, Severity, SignageOut, SigningKeyOut, SnapshotOut, SolveRunIn, SolveRunOut, SubstitutionIn, SubstitutionOut, SummaryOut, SwapIn, SyncIn, SyncOut, TableIn, TableOut, TablePatch, TableValuesIn, TablesOut, TagIn, TagOut, TagsOut, TargetsOut, TimetableDetailOut, TimetableOut, TokenHolderOut, TokenOut, UndoOut, UngrantedOut, UserChange, UserIn, UserOut, Verdict, VillageListOut, WaitingRowOut, WalkInIn, WalkInOut, WebhookAttemptOut, WebhookIn, WebhookOut, WebhookPatch, WhyNotIn, WishesIn, WishesOut)

def record_scan(event_id: UUID | str, body: ScanIn) -> Request[ScanAnswer]:
    """Record a code read at a gate, and answer whether the person may pass.

    Send `code` as it came: the badge's address or its token, in capitals or not, with whatever a
    scanner appends; or `attendee_id` in its place, of a person found by search. A refusal is an
    answer, not an error; it is recorded like an admission. Repeating a `scan_id` is safe: it
    adds nothing and gets the same answer, with status 200, even if the second attempt says that it
    is `offline`, what the device decided, or another time. Used for another person, gate or
    direction it is refused (`scan_id_taken`), and that scan is not recorded: make a new id for
    each. No clock loses a scan: a time that cannot be right is kept, and pointed out by `clock`
    under `attention`.

    For: `organizer`, `admin`, `device:checkin`, `device:table`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/scans", json=body)


def list_scans(event_id: UUID | str, *, gate_id: str | None = None, verdict: Verdict | None = None, attendee_id: str | None = None, sort: ScanOrder | None = None, expand: ScanExpansion | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageScanOut, ScanOut]:
    """List the event's scans, by default in the order recorded, refused and unreadable included.

    With `expand=person` each says whom it is about, so that nobody reads people one by one.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/scans", query={"gate_id": gate_id, "verdict": verdict, "attendee_id": attendee_id, "sort": sort, "expand": expand, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def record_scans(event_id: UUID | str, body: ScanBatchIn) -> Request[ScanBatchOut]:
    """Record the scans that a device has kept, and answer each, in the order sent.

    They are decided in the order in which they were made. Valid scans are recorded; an invalid one
    is answered with its errors and does not stop the others.

    For: `organizer`, `admin`, `device:checkin`, `device:table`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/scans/batch", json=body)


def get_health(*, if_none_match: str | None = None) -> Request[HealthOut]:
    """Answer without using the database or anything else.

    For: anyone, without a token.
    """
    return Request("GET", "/healthz", if_none_match=if_none_match)


def get_readiness(*, if_none_match: str | None = None) -> Request[ReadyOut]:
    """Check that the database answers and has the schema of this version, and ask for workers.

    For: anyone, without a token.
    """
    return Request("GET", "/readyz", if_none_match=if_none_match)


def get_meta(*, if_none_match: str | None = None) -> Request[MetaOut]:
    """Return the version, the languages, and which apps are too old.

    An app that says in `X-App-Version: name/1.2.3` that it is older than the least version of its
    name is answered 426 `app_outdated` by every call, this one included.

    For: anyone, without a token.
    """
    return Request("GET", "/api/v1/meta", if_none_match=if_none_match)


def get_security_contact() -> Request[bytes]:
    """Say where to report a hole (RFC 9116); 404 where the installation names no contact.

    For: anyone, without a token.
    """
    return Request("GET", "/.well-known/security.txt")


def explain_problem(code: UUID | str, *, if_none_match: str | None = None) -> Request[ProblemPage]:
    """Explain an error: the address in a problem's `type` leads here.

    For: anyone, without a token.
    """
    return Request("GET", f"/api/v1/problems/{quote(code)}", if_none_match=if_none_match)


def create_token(body: LogIn) -> Request[IssuedTokenOut]:
    """Exchange a user name and password for a bearer token.

    Send it as `Authorization: Bearer ...`. The secret is shown only once; only a digest is kept.
    A user with a second factor is answered `second_factor_needed`: send the same with a `code`.

    For: anyone, without a token.
    """
    return Request("POST", "/api/v1/auth/tokens", json=body)


def list_tokens(*, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageTokenOut, TokenOut]:
    """List the caller's valid tokens, without their secrets.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", "/api/v1/auth/tokens", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def revoke_token(token_id: UUID | str) -> Request[None]:
    """Revoke a token; it stops working at once.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/auth/tokens/{quote(token_id)}")


def get_me(*, if_none_match: str | None = None) -> Request[MeOut]:
    """Return the user that the token belongs to.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("GET", "/api/v1/auth/me", if_none_match=if_none_match)


def get_own_token(*, if_none_match: str | None = None) -> Request[TokenHolderOut]:
    """Return whose token it is, what it is for and until when it works.

    It answers every valid token, of a user, a device or a partner's link, so that an app can show
    what it may do, and ask for another token before this one ends.

    For: `user`, `viewer`, `organizer`, `admin`, `device:checkin`, `device:table`, `device:signage`, `link`.
    """
    return Request("GET", "/api/v1/auth/token", if_none_match=if_none_match)


def renew_own_token() -> Request[TokenOut]:
    """Let a user's token work as long from now on as a new one; its secret stays.

    That works until 30 days after the log-in. Devices and links end with their event; another
    system's token is renewed by administrators (`renew_integration`).

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("POST", "/api/v1/auth/token/renewal")


def change_password(body: PasswordChange) -> Request[None]:
    """Replace the caller's password; all other tokens and sessions of the caller end.

    A user whose password was generated is refused everything else (`password_change_required`)
    until this has been done.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("POST", "/api/v1/auth/password", json=body)


def ask_passkey() -> Request[QuestionOut]:
    """Return what to ask the browser for: any passkey that it has here. It has five minutes.

    For: anyone, without a token.
    """
    return Request("POST", "/api/v1/auth/passkey/question")


def create_token_by_passkey(body: PasskeyLogIn) -> Request[IssuedTokenOut]:
    """Exchange the answer of a passkey for a bearer token, without a password.

    For: anyone, without a token.
    """
    return Request("POST", "/api/v1/auth/tokens/passkey", json=body)


def ask_own_passkey() -> Request[QuestionOut]:
    """Return what to ask the browser for: a passkey of the caller's.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("POST", "/api/v1/auth/token/proof/question")


def prove_again(body: ProofIn) -> Request[None]:
    """Prove by password, code or passkey who you are, where `proof_needed` asks for it.

    It counts for the token of this call, for as long as the installation says (an hour).

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("POST", "/api/v1/auth/token/proof", json=body)


def get_second_factor(*, if_none_match: str | None = None) -> Request[SecondFactorOut]:
    """Return what the caller proves besides the password, and whether that is required.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("GET", "/api/v1/auth/second-factor", if_none_match=if_none_match)


def begin_app(body: AppIn) -> Request[AppOut]:
    """Make a secret for an app that shows a new code every 30 seconds (TOTP, SHA-1, 6 digits).

    It counts once a code of it is sent. An app that was begun before and not confirmed is given up.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("POST", "/api/v1/auth/second-factor/apps", json=body)


def confirm_app(factor_id: UUID | str, body: CodeIn) -> Request[RecoveryCodesOut]:
    """Let an app count from now on. With the first second factor, all other log-ins end.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/auth/second-factor/apps/{quote(factor_id)}/confirm", json=body)


def ask_new_passkey() -> Request[QuestionOut]:
    """Return what to ask the browser for, so that it makes a passkey; it has five minutes.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("POST", "/api/v1/auth/second-factor/passkeys/question")


def add_passkey(body: PasskeyIn) -> Request[RecoveryCodesOut]:
    """Add the passkey that the browser made. With the first second factor, other log-ins end.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("POST", "/api/v1/auth/second-factor/passkeys", json=body)


def renew_recovery_codes() -> Request[RecoveryCodesOut]:
    """Make ten new recovery codes in place of the old ones, which count no more.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("POST", "/api/v1/auth/second-factor/recovery-codes")


def remove_second_factor(factor_id: UUID | str) -> Request[None]:
    """Remove one of the caller's second factors; with the last one, the recovery codes go.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/auth/second-factor/{quote(factor_id)}")


def reset_second_factor(user_id: UUID | str) -> Request[None]:
    """Remove what a user has lost, so that the password is enough; all their log-ins end.

    Where the installation requires a second factor, they set one up at the next log-in.

    For: `admin`.
    """
    return Request("DELETE", f"/api/v1/users/{quote(user_id)}/second-factor")


def get_identity(*, if_none_match: str | None = None) -> Request[IdentityOut]:
    """Return whether the caller may log in at another provider.

    A browser logs in at `/login/provider`, and links an account at `/account/provider`.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("GET", "/api/v1/auth/provider", if_none_match=if_none_match)


def unlink_identity() -> Request[None]:
    """Take the link away; the caller then logs in with a password of their own.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("DELETE", "/api/v1/auth/provider")


def accept_invitation(body: Acceptance) -> Request[None]:
    """Set the password of the invited user; the link works no more afterwards.

    For: anyone, without a token.
    """
    return Request("POST", "/api/v1/auth/invitations/accept", json=body)


def create_user(body: UserIn) -> Request[CreatedUserOut]:
    """Add a user. Without a password one is generated, and shown only once.

    For: `admin`.
    """
    return Request("POST", "/api/v1/users", json=body)


def list_users(*, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageUserOut, UserOut]:
    """List all users.

    For: `admin`.
    """
    return ListRequest("GET", "/api/v1/users", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def update_user(user_id: UUID | str, body: UserChange) -> Request[UserOut]:
    """Disable or enable a user.

    Disabling ends all tokens and sessions of the user at once, for good.

    A user who is enabled again has the same roles as before and has to log in again.

    For: `admin`.
    """
    return Request("PATCH", f"/api/v1/users/{quote(user_id)}", json=body)


def give_password(user_id: UUID | str) -> Request[GivenPasswordOut]:
    """Generate a new password for a user; it is shown only once.

    The old password stops working, and the user's tokens and sessions end at once, except the one
    you call with.

    For: `admin`.
    """
    return Request("POST", f"/api/v1/users/{quote(user_id)}/password")


def list_whole_audit(*, event_id: str | None = None, actor: str | None = None, action: str | None = None, subject: str | None = None, since: str | None = None, until: str | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageFullAuditOut, FullAuditOut]:
    """Read who did what in all events and in none, from where, oldest first.

    Log-ins are `token.create`, failed ones `login.fail`; rights are `member.*` and `user.*`.

    For: `admin`.
    """
    return ListRequest("GET", "/api/v1/audit", query={"event_id": event_id, "actor": actor, "action": action, "subject": subject, "since": since, "until": until, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def create_integration(body: IntegrationIn) -> Request[SecretIntegrationOut]:
    """Add a long-lived token for a system, shown only in this answer; it ends after `days`.

    It works in the events named alone, and never for what asks a person for a fresh proof (deleting
    events, keys, roles, users).

    For: `admin`.
    """
    return Request("POST", "/api/v1/integrations", json=body)


def list_integrations(*, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageIntegrationOut, IntegrationOut]:
    """List the systems that call, those that have ended included, without their tokens.

    For: `admin`.
    """
    return ListRequest("GET", "/api/v1/integrations", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_integration(integration_id: UUID | str, *, if_none_match: str | None = None) -> Request[IntegrationOut]:
    """Read a system that calls, without its token.

    For: `admin`.
    """
    return Request("GET", f"/api/v1/integrations/{quote(integration_id)}", if_none_match=if_none_match)


def end_integration(integration_id: UUID | str) -> Request[None]:
    """Stop a token at once. The record stays, so that the audit log can be read.

    For: `admin`.
    """
    return Request("DELETE", f"/api/v1/integrations/{quote(integration_id)}")


def renew_integration(integration_id: UUID | str, body: RenewalIn) -> Request[SecretIntegrationOut]:
    """Give a new token in place of the old one, which stops at once; it may have ended before.

    For: `admin`.
    """
    return Request("POST", f"/api/v1/integrations/{quote(integration_id)}/token", json=body)


def create_event(body: EventIn) -> Request[EventOut]:
    """Create an event, with its programme if given; the caller becomes its organizer.

    For: `admin`.
    """
    return Request("POST", "/api/v1/events", json=body)


def list_events(*, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageEventOut, EventOut]:
    """List the events in which the caller has a role.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", "/api/v1/events", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_event(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[EventOut]:
    """Read an event; its `ETag` guards later updates.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}", if_none_match=if_none_match)


def update_event(event_id: UUID | str, body: EventPatch, *, if_match: str | None = None) -> Request[EventOut]:
    """Change what the body names; with `If-Match`, only if the event has not changed meanwhile.

    For: `organizer`, `admin`.
    """
    return Request("PATCH", f"/api/v1/events/{quote(event_id)}", json=body, if_match=if_match)


def delete_event(event_id: UUID | str, *, confirm_name: str) -> Request[None]:
    """Delete an event and everything that belongs to it.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}", query={"confirm_name": confirm_name})


def get_programme(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[ProgrammeOut]:
    """Read the programme: slots, breaks and plenaries in time order.

    For: `viewer`, `organizer`, `admin`, `device:checkin`, `device:table`, `device:signage`, `link`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/programme", if_none_match=if_none_match)


def replace_programme(event_id: UUID | str, body: ProgrammeIn, *, if_match: str | None = None) -> Request[ProgrammeOut]:
    """Replace the whole programme, as long as every slot in use stays as it is.

    Neither its begin nor its end may change. An interval keeps its id by `id`, or with the same
    start as before. To change slots that have meetings, see `preview_programme`.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/programme", json=body, if_match=if_match)


def list_tags(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[TagsOut]:
    """List the event's vocabulary of needs and offers.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/tags", if_none_match=if_none_match)


def put_tag(code: UUID | str, event_id: UUID | str, body: TagIn) -> Request[TagOut]:
    """Add a tag to the vocabulary, or replace the tag of that code.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/tags/{quote(code)}", json=body)


def copy_event(event_id: UUID | str, body: CopyIn) -> Request[EventOut]:
    """Create an event with the settings, programme, vocabulary, gates and partners of another.

    Attendees, requests, timetables, badges and devices are not copied.

    For: `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/copies", json=body)


def load_sample_event() -> Request[EventOut]:
    """Create the Banjarnegara event with its three lists applied and its requests derived.

    Rows that need a person's decision are held back, as in every list.

    For: `admin`.
    """
    return Request("POST", "/api/v1/events/sample")


def list_members(event_id: UUID | str, *, if_none_match: str | None = None) -> ListRequest[PageMemberOut, MemberOut]:
    """List the event's members and their roles.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/members", if_none_match=if_none_match)


def set_member(user_id: UUID | str, event_id: UUID | str, body: MemberIn) -> Request[MemberOut]:
    """Give a user a role in the event, in place of the one they had.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/members/{quote(user_id)}", json=body)


def remove_member(user_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Remove a user's role in the event.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/members/{quote(user_id)}")


def invite_member(event_id: UUID | str, body: InvitationIn) -> Request[InvitationOut]:
    """Add a user with a role in the event, and return the link with which they set a password.

    The link works once and for 7 days, for whoever opens it. It is shown only in this answer.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/invitations", json=body)


def list_audit(event_id: UUID | str, *, subject: str | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageAuditOut, AuditOut]:
    """Read the audit log of the event: who did what, oldest first.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/audit", query={"subject": subject, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_clock(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[ClockOut]:
    """Read what time it is at the event: the real one, unless it is a rehearsal's clock.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/clock", if_none_match=if_none_match)


def move_clock(event_id: UUID | str, body: ClockIn) -> Request[ClockOut]:
    """Let the day of a rehearsal, such as the demo's event, be at another moment.

    Releases, offers, the freeze, scans and pages go by it. Tokens, badges, retention and the audit
    log go by the real one. Every other event refuses: its clock cannot be moved.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/clock", json=body)


def list_regencies(*, q: str | None = None, limit: int | None = None, if_none_match: str | None = None) -> Request[RegenciesOut]:
    """Find regencies with all words of `q` in name, province or code; without `q`, list all.

    For: `user`, `viewer`, `organizer`, `admin`.
    """
    return Request("GET", "/api/v1/regencies", query={"q": q, "limit": limit}, if_none_match=if_none_match)


def get_installation(*, if_none_match: str | None = None) -> Request[InstallationOut]:
    """Read the address under which participants reach this installation.

    For: `admin`.
    """
    return Request("GET", "/api/v1/installation", if_none_match=if_none_match)


def set_installation(body: InstallationIn) -> Request[InstallationOut]:
    """Set the address. One in the environment (`TITIK_TEMU_PUBLIC_URL`) counts before it.

    For: `admin`.
    """
    return Request("PUT", "/api/v1/installation", json=body)


def list_imports(event_id: UUID | str, *, kind: ListKind | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageImportOut, ImportOut]:
    """List what was uploaded to the event, oldest first.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/imports", query={"kind": kind, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def upload_list(event_id: UUID | str, form: Form) -> Request[PreviewOut]:
    """Upload a list as it is and see what it would bring. Nothing is applied yet.

    The sheet, the headings and what each column means are found; `put_mapping` overrules them.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/imports", form=form)


def get_import(event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[PreviewOut]:
    """See how a list was read: its sheets, columns with suggestions, counts, and any result.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}", if_none_match=if_none_match)


def put_mapping(event_id: UUID | str, number: int, body: MappingIn, *, if_match: str | None = None) -> Request[PreviewOut]:
    """Choose the sheet and say what columns mean; columns not named keep what was detected.

    Putting the mapping of `to_confirm` confirms the columns that were found by what they hold.
    The answer is audited as a reading; without a fresh proof `examples` and `skipped` are empty.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/mapping", json=body, if_match=if_match)


def list_findings(event_id: UUID | str, number: int, *, severity: Severity | None = None, code: str | None = None, blocks_row: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageFindingOut, FindingOut]:
    """List what was noticed, in the order of the file: nothing is mended in secret.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/findings", query={"severity": severity, "code": code, "blocks_row": blocks_row, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def download_findings(event_id: UUID | str, number: int) -> Request[bytes]:
    """Download all findings as CSV, to be sent to whoever can mend the list.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/findings.csv")


def list_import_rows(event_id: UUID | str, number: int, *, held_back: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageRowOut, RowOut]:
    """List the cleaned rows in the order of the file, those that wait for a person included.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/rows", query={"held_back": held_back, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def apply_import(event_id: UUID | str, number: int, *, if_match: str | None = None) -> Request[ApplyOut]:
    """Bring the list in: new rows are added, known ones changed, held-back ones wait.

    Nothing is removed, and an empty cell erases nothing. Applying it again changes nothing.
    Refused while columns wait to be confirmed (`to_confirm` of the preview).

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/apply", if_match=if_match)


def list_import_lines(event_id: UUID | str, number: int, *, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageLineOut, LineOut]:
    """List all rows with content, titles and totals included; identity numbers are hidden.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/lines", query={"limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def list_waiting_rows(event_id: UUID | str, number: int, *, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageWaitingRowOut, WaitingRowOut]:
    """List the rows that would not go in now, each with what can be decided about it.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/waiting", query={"limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def download_marked(event_id: UUID | str, number: int) -> Request[bytes]:
    """Download the list as a workbook in which each finding is a comment at its cell.

    To be sent to whoever can correct the list; every cell is text, so that none is a formula.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/marked.xlsx")


def plan_import(event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[ApplyOut]:
    """Count what `apply_import` would create and change now, without doing it.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/plan", if_none_match=if_none_match)


def list_decisions(event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[DecisionsOut]:
    """List what was decided about rows of the event's lists of this kind.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/decisions", if_none_match=if_none_match)


def put_decisions(event_id: UUID | str, number: int, body: DecisionsIn) -> Request[None]:
    """Decide about rows, on top of what was decided before.

    The decision is kept with the event's lists of this kind and counts again when a corrected file
    is uploaded, as long as the row says the same of whom it is about. Nothing is applied.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/decisions", json=body)


def delete_decision(key: UUID | str, event_id: UUID | str, number: int) -> Request[None]:
    """Forget what was decided about a row; it is read as it stands again.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/decisions/{quote(key)}")


def preview_undo_import(event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[UndoOut]:
    """Count what the list's last application created and changed, and what was built on it.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/undo", if_none_match=if_none_match)


def undo_import(event_id: UUID | str, number: int) -> Request[UndoOut]:
    """Remove what the list's last application created, and change back what it changed.

    Refused once something was built on it: requests, meetings, badges, scans, or changes by hand.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/imports/{quote(number)}/undo")


def get_places(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[PlacesOut]:
    """See where the event's own places come from and how many they are; 404 if it has none.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/places", if_none_match=if_none_match)


def delete_places(event_id: UUID | str) -> Request[None]:
    """Let the event's lists name the villages of its `regions` again; who has come in stays.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/places")


def put_places(event_id: UUID | str, form: Form, *, if_match: str | None = None) -> Request[PlacesReadOut]:
    """Let the event's lists name these places, instead of villages or beside them.

    Places need no codes, and their groups need not be kecamatan: one column of names under a
    heading will do. A list that is uploaded again replaces the one before; a place of the same
    name and group keeps its code. Lists uploaded before are read anew by these places.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/places", form=form, if_match=if_match)


def list_places(event_id: UUID | str, *, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageEventPlaceOut, EventPlaceOut]:
    """List the event's own places in the order of their list.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/places/rows", query={"limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_area(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[AreaOut]:
    """See the event's regencies and own places, and how many cooperatives stand in each.

    A regency or the own places taken away, those who have come in stay; their rows of lists that
    are uploaded afterwards are held back.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/area", if_none_match=if_none_match)


def list_cooperatives(event_id: UUID | str, *, kecamatan: str | None = None, status: PartyStatus | None = None, without_people: bool | None = None, updated_since: str | None = None, q: str | None = None, sort: CooperativeOrder | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageCooperativeOut, CooperativeOut]:
    """List the event's cooperatives with their needs and absences, withdrawn ones included.

    `q` looks in the names of village and cooperative.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/cooperatives", query={"kecamatan": kecamatan, "status": status, "without_people": without_people, "updated_since": updated_since, "q": q, "sort": sort, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def create_cooperative(event_id: UUID | str, body: CooperativeIn) -> Request[CooperativeOut]:
    """Add the cooperative of a village; an event has at most one per village.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/cooperatives", json=body)


def get_cooperative(cooperative_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[CooperativeOut]:
    """Read a cooperative; its `ETag` guards later updates.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/cooperatives/{quote(cooperative_id)}", if_none_match=if_none_match)


def update_cooperative(event_id: UUID | str, cooperative_id: UUID | str, body: CooperativePatch, *, if_match: str | None = None) -> Request[CooperativeOut]:
    """Change what the body names; `needs`, `documents` and `absences` are replaced as a whole.

    Setting the status to `active` restores a withdrawn cooperative.

    For: `organizer`, `admin`.
    """
    return Request("PATCH", f"/api/v1/events/{quote(event_id)}/cooperatives/{quote(cooperative_id)}", json=body, if_match=if_match)


def withdraw_cooperative(cooperative_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Mark a cooperative as withdrawn. The record and its history are kept.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/cooperatives/{quote(cooperative_id)}")


def list_attendees(event_id: UUID | str, *, kind: AttendeeKind | None = None, status: PartyStatus | None = None, cooperative_id: str | None = None, partner_id: str | None = None, updated_since: str | None = None, q: str | None = None, sort: AttendeeOrder | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageAttendeeOut, AttendeeOut]:
    """List the event's people, withdrawn ones included.

    Organizers see phone numbers, e-mail addresses and notes, and each such reading is audited;
    viewers get null for them, with `redacted` true.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/attendees", query={"kind": kind, "status": status, "cooperative_id": cooperative_id, "partner_id": partner_id, "updated_since": updated_since, "q": q, "sort": sort, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def create_attendee(event_id: UUID | str, body: AttendeeIn) -> Request[AttendeeOut]:
    """Add a manager of a cooperative, a representative of a partner, a guest or staff.

    Who was erased is refused until an organizer lets them come back (`readmit_attendee`).

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/attendees", json=body)


def get_attendee(attendee_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[AttendeeOut]:
    """Read a person; the `ETag` guards later updates.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/attendees/{quote(attendee_id)}", if_none_match=if_none_match)


def update_attendee(attendee_id: UUID | str, event_id: UUID | str, body: AttendeePatch, *, if_match: str | None = None) -> Request[AttendeeOut]:
    """Change what the body names. The badge stays valid when the name changes.

    Where the person's data is restricted, null for numbers, e-mail and note changes nothing.

    The answer shows phone numbers, e-mail address and note as a reading does, and is audited as
    one; without a fresh proof they are null in it, with `redacted` true.

    For: `organizer`, `admin`.
    """
    return Request("PATCH", f"/api/v1/events/{quote(event_id)}/attendees/{quote(attendee_id)}", json=body, if_match=if_match)


def withdraw_attendee(attendee_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Mark a person as withdrawn. The record is kept.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/attendees/{quote(attendee_id)}")


def put_attendees(event_id: UUID | str, body: PeopleIn) -> Request[PeopleOut]:
    """Add those whose `external_key` the event does not know, and change the others.

    Each is answered by itself, in the order sent; a wrong one stops no other. Sending the same
    again changes nothing: it is answered `unchanged`. Nobody is withdrawn for being left out.
    Who was erased is refused (`person_erased`) until an organizer lets them come back.
    The answer shows phone numbers, e-mail addresses and notes as a reading does, and is audited as
    one; without a fresh proof those of people who were there before are null, with `redacted` true.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/attendees/batch", json=body)


def find_in_event(event_id: UUID | str, *, q: str, limit: int | None = None, if_none_match: str | None = None) -> Request[FoundOut]:
    """Find what a text may mean, although a letter is wrong; answers hold no phone numbers.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/find", query={"q": q, "limit": limit}, if_none_match=if_none_match)


def list_partners(event_id: UUID | str, *, kind: str | None = None, q: str | None = None, updated_since: str | None = None, sort: PartnerOrder | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PagePartnerOut, PartnerOut]:
    """List the event's partners with their offers and absences.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/partners", query={"kind": kind, "q": q, "updated_since": updated_since, "sort": sort, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def create_partner(event_id: UUID | str, body: PartnerIn) -> Request[PartnerOut]:
    """Add a partner; its code identifies it in uploaded lists.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/partners", json=body)


def get_partner(partner_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[PartnerOut]:
    """Read a partner; its `ETag` guards later updates.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/partners/{quote(partner_id)}", if_none_match=if_none_match)


def update_partner(event_id: UUID | str, partner_id: UUID | str, body: PartnerPatch, *, if_match: str | None = None) -> Request[PartnerOut]:
    """Change what the body names; offers, documents and absences are replaced as a whole.

    For: `organizer`, `admin`.
    """
    return Request("PATCH", f"/api/v1/events/{quote(event_id)}/partners/{quote(partner_id)}", json=body, if_match=if_match)


def delete_partner(partner_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Delete a partner with its tables and requests, unless it has meetings or scans.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/partners/{quote(partner_id)}")


def withdraw_partner(partner_id: UUID | str, event_id: UUID | str) -> Request[PartnerOut]:
    """Take a partner out of the event. The record, its tables and its requests are kept.

    From then on it counts as away throughout; published meetings stay until the timetable changes.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/partners/{quote(partner_id)}/withdraw")


def restore_partner(partner_id: UUID | str, event_id: UUID | str) -> Request[PartnerOut]:
    """Let a withdrawn partner take part again, with the tables and requests that it had.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/partners/{quote(partner_id)}/restore")


def list_requests(event_id: UUID | str, *, cooperative_id: str | None = None, partner_id: str | None = None, asker: Asker | None = None, source: RequestSource | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageRequestOut, RequestOut]:
    """List the requests, by cooperative and rank.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/requests", query={"cooperative_id": cooperative_id, "partner_id": partner_id, "asker": asker, "source": source, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def create_request(event_id: UUID | str, body: RequestIn) -> Request[RequestOut]:
    """Add an explicit request of either side; derivation never changes it.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/requests", json=body)


def foresee_derivation(event_id: UUID | str, *, limit: int | None = None, if_none_match: str | None = None) -> Request[ForeseenOut]:
    """Say what would be added, changed and removed, and what is kept; nothing is written.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/requests/derive", query={"limit": limit}, if_none_match=if_none_match)


def derive_requests(event_id: UUID | str, *, body: DeriveIn | None | None = None) -> Request[RequestCountsOut]:
    """Recompute the derived requests; explicit ones stay as they are.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/requests/derive", json=body)


def get_request(request_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[RequestOut]:
    """Read one request.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/requests/{quote(request_id)}", if_none_match=if_none_match)


def update_request(request_id: UUID | str, event_id: UUID | str, body: RequestPatch) -> Request[RequestOut]:
    """Change rank, score or note; a derived request that is changed becomes an explicit one.

    For: `organizer`, `admin`.
    """
    return Request("PATCH", f"/api/v1/events/{quote(event_id)}/requests/{quote(request_id)}", json=body)


def delete_request(request_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Withdraw a request. To keep a derived one from coming back, block the pair.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/requests/{quote(request_id)}")


def list_locks(event_id: UUID | str, *, kind: LockKind | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageLockOut, LockOut]:
    """List the locks and blocks.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/locks", query={"kind": kind, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def create_lock(event_id: UUID | str, body: LockIn) -> Request[LockOut]:
    """Lock a pair, which must then meet (at the slot and table named, if any), or block it.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/locks", json=body)


def get_lock(lock_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[LockOut]:
    """Read a lock or block.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/locks/{quote(lock_id)}", if_none_match=if_none_match)


def delete_lock(lock_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Delete a lock or block.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/locks/{quote(lock_id)}")


def list_pauses(event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PagePauseOut, PauseOut]:
    """List the times within which parties stay free for some slots.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/pauses", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def create_pause(event_id: UUID | str, body: PauseIn) -> Request[PauseOut]:
    """Add a time within which everybody, one side or one party stays free for some slots.

    Each party may have another slot free. Timetables that are made from now on keep it, or say why
    none can; those that are repaired lose nothing of it; nobody is offered a seat against it.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/pauses", json=body)


def get_pause(pause_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[PauseOut]:
    """Read a pause.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/pauses/{quote(pause_id)}", if_none_match=if_none_match)


def delete_pause(pause_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Delete a pause; timetables that keep it stay as they are.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/pauses/{quote(pause_id)}")


def create_solve_run(event_id: UUID | str, *, body: SolveRunIn | None | None = None) -> Request[SolveRunOut]:
    """Store the event's problem as it is now and queue a solve; a worker process carries it out.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/solve-runs", json=body)


def list_solve_runs(event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageSolveRunOut, SolveRunOut]:
    """List the event's solve runs, oldest first.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/solve-runs", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_solve_run(event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[SolveRunOut]:
    """Read how far a run is, or how it ended: tiers with value, bound, gap and proof.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/solve-runs/{quote(number)}", if_none_match=if_none_match)


def stop_solve_run(event_id: UUID | str, number: int) -> Request[SolveRunOut]:
    """Ask a run to end; the best timetable found so far is kept.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/solve-runs/{quote(number)}/stop")


def watch_solve_run(event_id: UUID | str, number: int) -> Request[bytes]:
    """Follow a run: one event at every improvement, and a last one when it has ended.

    The `id` is a sequence number: send the last one as `Last-Event-ID` to go on without loss.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/solve-runs/{quote(number)}/progress")


def list_timetables(event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageTimetableOut, TimetableOut]:
    """List the versions, oldest first; one at most is published.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/timetables", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_timetable(event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[TimetableDetailOut]:
    """Read one version.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}", if_none_match=if_none_match)


def list_meetings(event_id: UUID | str, number: int, *, cooperative_id: str | None = None, partner_id: str | None = None, slot_id: str | None = None, table_id: str | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageMeetingOut, MeetingOut]:
    """List who meets whom, when and where, in order of time, table and seat.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/meetings", query={"cooperative_id": cooperative_id, "partner_id": partner_id, "slot_id": slot_id, "table_id": table_id, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def list_ungranted(event_id: UUID | str, number: int, *, cooperative_id: str | None = None, partner_id: str | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageUngrantedOut, UngrantedOut]:
    """List the requests that this timetable does not grant, each with the reason.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/ungranted", query={"cooperative_id": cooperative_id, "partner_id": partner_id, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def publish_timetable(event_id: UUID | str, number: int, *, body: PublishIn | None | None = None) -> Request[TimetableOut]:
    """Publish this version; the one published before is superseded.

    A superseded version can be published again.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/publish", json=body)


def compare_timetables(event_id: UUID | str, number: int, *, against: int, if_none_match: str | None = None) -> Request[DifferenceOut]:
    """Read what changes for each party from `against` to this version.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/diff", query={"against": against}, if_none_match=if_none_match)


def summarize_timetable(event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[SummaryOut]:
    """Read tiers with value, bound and proof; meetings per cooperative, kecamatan and partner.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/summary", if_none_match=if_none_match)


def get_certificate(event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[CertificateOut]:
    """Read problem, solution, bounds and witnesses, checked anew without a solver.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/certificate", if_none_match=if_none_match)


def get_registration_order(event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[RegistrationOrderOut]:
    """Read what first come, first served would have made of the same requests, without a solver.

    It is worked out from the problem that this timetable was made from.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/registration-order", if_none_match=if_none_match)


def list_targets(meeting_id: UUID | str, event_id: UUID | str, number: int, *, if_none_match: str | None = None) -> Request[TargetsOut]:
    """List every slot and table of a meeting's partner, with what it costs to move there.

    No place costs a meeting: meetings in the way find other places, or the place is refused. Send
    the `promise` of the chosen place to change the timetable exactly so. Meant for drag and drop.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/meetings/{quote(meeting_id)}/targets", if_none_match=if_none_match)


def edit_timetable(event_id: UUID | str, number: int, body: MoveIn | SwapIn | EmptyIn | BlockIn) -> Request[EditOut]:
    """Move, swap, take out or block a meeting, which makes a new draft of the timetable.

    The change is made exactly as asked, after the checker has found nothing against it, or refused
    with the reason. No solver takes part. Publish the draft when it is good.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/edits", json=body)


def undo_edit(event_id: UUID | str, number: int) -> Request[TimetableOut]:
    """Make a new draft with the meetings as they were before this version's change by hand.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/undo")


def list_tables(event_id: UUID | str, *, partner_id: str | None = None, zone: str | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageTableOut, TableOut]:
    """List the event's tables by number.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/tables", query={"partner_id": partner_id, "zone": zone, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def create_table(event_id: UUID | str, body: TableIn) -> Request[TableOut]:
    """Give a partner a table; its number is unique in the event.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/tables", json=body)


def arrange_tables(event_id: UUID | str, body: ArrangementIn) -> Request[TablesOut]:
    """Renumber tables and move them between parts of the hall, all or none.

    Tables may exchange their numbers. Tables that the body leaves out stay as they are.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/tables/arrangement", json=body)


def get_table(table_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[TableOut]:
    """Read a table; its `ETag` guards later updates.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/tables/{quote(table_id)}", if_none_match=if_none_match)


def update_table(event_id: UUID | str, table_id: UUID | str, body: TablePatch, *, if_match: str | None = None) -> Request[TableOut]:
    """Change what the body names; a table with meetings stays with its partner.

    For: `organizer`, `admin`.
    """
    return Request("PATCH", f"/api/v1/events/{quote(event_id)}/tables/{quote(table_id)}", json=body, if_match=if_match)


def delete_table(table_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Delete a table, unless it has meetings in a timetable, or scans.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/tables/{quote(table_id)}")


def open_table(table_id: UUID | str, event_id: UUID | str) -> Request[TableOut]:
    """Open a closed table for the whole day again; timetables do not change.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/tables/{quote(table_id)}/open")


def issue_badges(event_id: UUID | str, body: IssueIn) -> Request[IssuedOut]:
    """Issue a badge to one person, or to every active person who has none.

    Repeating the request issues nothing more: a person with a badge keeps it, also after a change
    of name.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/badges", json=body)


def list_badges(event_id: UUID | str, *, attendee_id: str | None = None, active: bool | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageBadgeOut, BadgeOut]:
    """List the event's badges in the order of issue.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/badges", query={"attendee_id": attendee_id, "active": active, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def rotate_signing_key(event_id: UUID | str) -> Request[SigningKeyOut]:
    """Sign new badges with a new key; badges issued before stay valid.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/badges/keys/rotate")


def list_signing_keys(event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageSigningKeyOut, SigningKeyOut]:
    """List the event's keys in the order made, retired and revoked ones included.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/badges/keys", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def revoke_signing_key(event_id: UUID | str, key_id: UUID | str) -> Request[KeyRevokedOut]:
    """Revoke a key that somebody else may have, and reissue every badge that it signed.

    Nothing that was signed with it counts from now on. Print the new badges, and let devices that
    enrolled while the key signed enrol anew: their snapshots are signed with it.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/badges/keys/{quote(key_id)}/revoke")


def count_badge_prints(event_id: UUID | str, body: PrintsIn) -> Request[PrintsOut]:
    """Report which badges were printed, so that a reprint can be recognized.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/badges/prints", json=body)


def get_badge(badge_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[BadgeOut]:
    """Read a badge, revoked ones included.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/badges/{quote(badge_id)}", if_none_match=if_none_match)


def revoke_badge(badge_id: UUID | str, event_id: UUID | str, body: RevokeIn) -> Request[BadgeOut]:
    """Revoke a badge; every gate refuses it from now on.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/badges/{quote(badge_id)}/revoke", json=body)


def reissue_badge(badge_id: UUID | str, event_id: UUID | str) -> Request[BadgeOut]:
    """Replace a badge by a new one for the same person; the old one is revoked at once.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/badges/{quote(badge_id)}/reissue")


def list_documents(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[DocumentsOut]:
    """List what can be printed; each is made when it is fetched.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/documents", if_none_match=if_none_match)


def get_calendar(event_id: UUID | str, *, cooperative_id: str | None = None, partner_id: str | None = None) -> Request[bytes]:
    """Fetch a party's meetings as a calendar; an entry keeps its identity when it moves.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/documents/calendar.ics", query={"cooperative_id": cooperative_id, "partner_id": partner_id})


def list_messages(event_id: UUID | str, *, kecamatan: str | None = None, cooperative_id: str | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageMessageOut, MessageOut]:
    """List the published agenda of each cooperative as a short text in Indonesian.

    `link` opens WhatsApp with the text, addressed to the cooperative's manager; null where no
    mobile number is on record. Nothing is sent by itself.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/documents/messages", query={"kecamatan": kecamatan, "cooperative_id": cooperative_id, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_document(name: DocumentName, event_id: UUID | str, *, timetable: int | None = None, sheet: Literal['a6', 'cr80'] | None = None, kecamatan: str | None = None, partner_id: str | None = None, changed_since: int | None = None, attendee_id: str | None = None, cooperative_id: str | None = None, outdated: bool | None = None, day: str | None = None) -> Request[bytes]:
    """Make a document now, in your language; print runs are for those of over a hundred pages.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/documents/{quote(name)}", query={"timetable": timetable, "sheet": sheet, "kecamatan": kecamatan, "partner_id": partner_id, "changed_since": changed_since, "attendee_id": attendee_id, "cooperative_id": cooperative_id, "outdated": outdated, "day": day})


def get_document_picture(name: DocumentName, event_id: UUID | str, *, timetable: int | None = None, sheet: Literal['a6', 'cr80'] | None = None, kecamatan: str | None = None, partner_id: str | None = None, changed_since: int | None = None, attendee_id: str | None = None, cooperative_id: str | None = None, outdated: bool | None = None, day: str | None = None) -> Request[bytes]:
    """Draw the first page of a PDF as it would be printed; workbooks have no picture.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/documents/{quote(name)}/picture", query={"timetable": timetable, "sheet": sheet, "kecamatan": kecamatan, "partner_id": partner_id, "changed_since": changed_since, "attendee_id": attendee_id, "cooperative_id": cooperative_id, "outdated": outdated, "day": day})


def get_badge_file(file: BadgeFile, badge_id: UUID | str, event_id: UUID | str) -> Request[bytes]:
    """Make a card of one valid badge, in your language: PDF, PNG (300 dots per inch) or SVG.

    It is not counted as printed: `count_badge_prints` does that.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/badges/{quote(badge_id)}/{quote(file)}")


def get_host_calendar(event_id: UUID | str) -> Request[bytes]:
    """Fetch the meetings of a link's partner as a calendar; an entry keeps its identity.

    Only a partner's link has one: organizers name the party (`get_calendar`).

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/host/calendar.ics")


def create_print_run(event_id: UUID | str, body: PrintRunIn) -> Request[PrintRunOut]:
    """Have a worker lay out a document in files of a hundred pages, in your language.

    An event's print runs are carried out one after the other. While one waits for the same
    document, it is the answer.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/print-runs", json=body)


def list_print_runs(event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PagePrintRunOut, PrintRunOut]:
    """List the event's print runs of the last day, oldest first.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/print-runs", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_print_run(print_run_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[PrintRunOut]:
    """Read how far a print run is, and where its files are once it has finished.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/print-runs/{quote(print_run_id)}", if_none_match=if_none_match)


def delete_print_run(print_run_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Delete a print run with its files; one that is being laid out is given up.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/print-runs/{quote(print_run_id)}")


def get_printed_file(number: int, print_run_id: UUID | str, event_id: UUID | str) -> Request[bytes]:
    """Fetch one of the files that a print run made.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/print-runs/{quote(print_run_id)}/files/{quote(number)}")


def get_print_state(event_id: UUID | str, *, day: str | None = None, if_none_match: str | None = None) -> Request[PrintStateOut]:
    """Read how many agendas and table sheets are printed, and how many differ from that by now.

    Fetch those with `outdated=true`.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/prints", query={"day": day}, if_none_match=if_none_match)


def note_prints(event_id: UUID | str, body: PrintedIn) -> Request[PrintedOut]:
    """Note that papers were printed and handed out, chosen as they were fetched.

    Changes on agendas and at the door count from the version noted here.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/prints", json=body)


def reprint_agenda(attendee_id: UUID | str, event_id: UUID | str) -> Request[bytes]:
    """Make the agenda of one cooperative as it is now, for a badge that holds an old one.

    Note it with `note_agenda_reprint` once it has arrived, so that the door does not say so again.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/door/agendas/{quote(attendee_id)}")


def note_agenda_reprint(event_id: UUID | str, body: ReprintedIn) -> Request[PrintedOut]:
    """Note that the agenda of one cooperative was printed anew, of the version that arrived.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/door/prints", json=body)


def create_gate(event_id: UUID | str, body: GateIn) -> Request[GateOut]:
    """Add an entrance to the event, to one of its sessions, or to a table.

    All entrances to one place count as one: a person admitted at one of them is inside for all.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/gates", json=body)


def list_gates(event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageGateOut, GateOut]:
    """List the event's gates in the order in which they were added.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/gates", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_gate(gate_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[GateOut]:
    """Read a gate.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/gates/{quote(gate_id)}", if_none_match=if_none_match)


def update_gate(gate_id: UUID | str, event_id: UUID | str, body: GatePatch) -> Request[GateOut]:
    """Rename a gate or change its hours; what it leads to stays.

    For: `organizer`, `admin`.
    """
    return Request("PATCH", f"/api/v1/events/{quote(event_id)}/gates/{quote(gate_id)}", json=body)


def delete_gate(gate_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Delete a gate at which nothing was scanned.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/gates/{quote(gate_id)}")


def get_arrivals(event_id: UUID | str, *, day: str | None = None, if_none_match: str | None = None) -> Request[ArrivalsOut]:
    """Count who is expected and who has come through a gate of the event, on one day.

    For: `viewer`, `organizer`, `admin`, `device:checkin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/arrivals", query={"day": day}, if_none_match=if_none_match)


def list_absent(event_id: UUID | str, *, day: str | None = None, kecamatan: str | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageAbsentOut, AbsentOut]:
    """List by name who is expected and has not come, each with the meeting that comes next.

    For: `viewer`, `organizer`, `admin`, `device:checkin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/arrivals/absent", query={"day": day, "kecamatan": kecamatan, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def list_host_visits(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[HostVisitsOut]:
    """List the published meetings that you lead, each with who comes and whether they are here.

    A device at tables gets those of its tables, a partner's link those of the partner. Names only:
    phone numbers are for organizers.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/host/visits", if_none_match=if_none_match)


def annul_scan(scan_id: UUID | str, event_id: UUID | str, body: AnnulmentIn) -> Request[AnnulmentOut]:
    """Annul an admission, which then no longer counts; the scan itself stays recorded.

    The person's next scan is decided as if this one had not happened. If it was the person's only
    entry of the day, the person counts as not arrived. Open conflicts about the scan are resolved
    with the reason given. A device annuls only what was scanned at a gate of its own.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/scans/{quote(scan_id)}/annulment", json=body)


def list_conflicts(event_id: UUID | str, *, status: ConflictStatus | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageConflictOut, ConflictOut]:
    """List offline admissions that the server's rules would have refused.

    First come those that endanger the soonest meeting, last those of people without any left.

    For: `viewer`, `organizer`, `admin`, `device:checkin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/conflicts", query={"status": status, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def resolve_conflict(conflict_id: UUID | str, event_id: UUID | str, body: ResolutionIn) -> Request[ConflictOut]:
    """Resolve a conflict with a note. One that is resolved already keeps its first note.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/conflicts/{quote(conflict_id)}/resolution", json=body)


def create_device(event_id: UUID | str, body: DeviceIn) -> Request[ProvisionedOut]:
    """Add a phone or laptop for a gate, a table or a screen.

    The answer holds a one-time code that works for some minutes: show `url` as a QR code and let
    the device's camera open it. A device at tables may scan at their gates, which are made.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/devices", json=body)


def list_devices(event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageDeviceOut, DeviceOut]:
    """List the event's devices in the order added, revoked ones included.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/devices", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_device(device_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[DeviceOut]:
    """Read a device, with what it last reported of itself.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/devices/{quote(device_id)}", if_none_match=if_none_match)


def update_device(event_id: UUID | str, device_id: UUID | str, body: DevicePatch) -> Request[DeviceOut]:
    """Rename a device, or send it to other gates or tables; the phone need not enrol again.

    For: `organizer`, `admin`.
    """
    return Request("PATCH", f"/api/v1/events/{quote(event_id)}/devices/{quote(device_id)}", json=body)


def renew_device_enrolment(event_id: UUID | str, device_id: UUID | str) -> Request[ProvisionedOut]:
    """Make another code, for a phone that takes the former one's place.

    The former code stops working now, the former phone when the new code is used.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/devices/{quote(device_id)}/enrolment")


def revoke_device(device_id: UUID | str, event_id: UUID | str) -> Request[DeviceOut]:
    """Revoke a device at once and for good: its next request is refused.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/devices/{quote(device_id)}/revoke")


def enrol_device(body: EnrolIn) -> Request[EnrolledOut]:
    """Exchange a one-time code for the token of a device.

    The token is shown only here; the server keeps a digest. It works in the device's event and
    scope, until some weeks after the event, so that scans kept offline can still be uploaded.

    For: anyone, without a token.
    """
    return Request("POST", "/api/v1/devices/enrol", json=body)


def get_own_device(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[DeviceHomeOut]:
    """Return the device's name, its event, where it may scan, and the key that signs its data.

    For: `device:checkin`, `device:table`, `device:signage`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/device", if_none_match=if_none_match)


def sync_device(event_id: UUID | str, body: SyncIn) -> Request[SyncOut]:
    """Note a device's clock, its scans yet to be uploaded and the age of its data.

    The organizers see them. Compare `server_time` with the device's clock to give scans the right
    time; scans of a device whose clock is off are accepted all the same.

    For: `device:checkin`, `device:table`, `device:signage`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/sync", json=body)


def get_snapshot(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[SnapshotOut]:
    """Read people, badges, meetings, gates, keys and admissions of the event, signed.

    It holds no phone number, e-mail address or note. A device at tables gets only what concerns
    its own tables.

    For: `device:checkin`, `device:table`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/snapshot", if_none_match=if_none_match)


def get_snapshot_changes(event_id: UUID | str, *, since: str, if_none_match: str | None = None) -> Request[SnapshotOut]:
    """Read the parts of the snapshot that changed since a cursor, whole.

    If that is unknown, the answer is the whole snapshot, with `full` true.

    For: `device:checkin`, `device:table`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/snapshot/changes", query={"since": since}, if_none_match=if_none_match)


def search_door_people(event_id: UUID | str, *, q: str | None = None, kecamatan: str | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageDoorPersonOut, DoorPersonOut]:
    """Find people by three letters or more of name, village, cooperative or partner, best first.

    One wrong letter in four is tolerated. The code that stands in letters on a badge finds whoever
    has it, where its QR code is torn; it proves nothing. Without `q`, browse the people
    of a kecamatan by name; a search gives one page. Answers hold no phone numbers.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/door/people", query={"q": q, "kecamatan": kecamatan, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def list_door_kecamatan(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[DoorKecamatanListOut]:
    """List the kecamatan of the event, each with how many are expected and have come today.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/door/kecamatan", if_none_match=if_none_match)


def search_door_villages(event_id: UUID | str, *, q: str, limit: int | None = None, if_none_match: str | None = None) -> Request[VillageListOut]:
    """Find villages by three letters or more, also those that are not on the event's list.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/door/villages", query={"q": q, "limit": limit}, if_none_match=if_none_match)


def substitute_attendee(event_id: UUID | str, body: SubstitutionIn) -> Request[SubstitutionOut]:
    """Let another person come for a cooperative or partner: its meetings stay.

    The former badge is refused everywhere from now on; the answer holds the new one, to print.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/substitutions", json=body)


def reprint_badge(event_id: UUID | str, body: ReprintIn) -> Request[ReprintOut]:
    """Return the valid badge, to print it once more; the prints are counted.

    With `lost`, the former badge is refused from now on, and the answer is a new one.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/door/reprints", json=body)


def preview_door_group(event_id: UUID | str, *, kecamatan: str, if_none_match: str | None = None) -> Request[GroupOut]:
    """List who of a kecamatan is expected and has not come today, to be counted and confirmed.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/door/groups", query={"kecamatan": kecamatan}, if_none_match=if_none_match)


def admit_door_group(event_id: UUID | str, body: GroupIn) -> Request[GroupAnswer]:
    """Let in a group that somebody has counted: one scan for each person, as if made one by one.

    `confirm` names the list that was looked at; if the list has changed since, nobody is let in and
    it must be looked at again. Sending a group again adds nothing.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/door/groups", json=body)


def register_walk_in(event_id: UUID | str, body: WalkInIn) -> Request[WalkInOut]:
    """Add somebody who is on no list, with a badge to print, all or nothing.

    The village's cooperative is added if the event has none. With `meetings`, it asks for
    the partners that offer what it needs and gets free seats up to the event's target, in a new
    version of the timetable that changes nobody else's meetings; it is on standby for the others.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/walk-ins", json=body)


def get_own_badge(*, badge: str, if_none_match: str | None = None) -> Request[OwnBadgeOut]:
    """Return whose badge it is and where it works, so that an app can show what it may do.

    Send the text of the badge's QR code in `X-Badge-Token`. A badge opens its holder's own agenda,
    and works until it is revoked.

    For: anyone, without a token.
    """
    return Request("GET", "/api/v1/badges/token", badge=badge, if_none_match=if_none_match)


def get_agenda_by_badge(*, badge: str, if_none_match: str | None = None) -> Request[AgendaOut]:
    """Read the holder's published meetings, with the changes since agendas were printed.

    Send the text of the badge's QR code in `X-Badge-Token`, never in an address, because addresses
    are written to logs. No other token is needed.

    For: anyone, without a token.
    """
    return Request("GET", "/api/v1/badges/agenda", badge=badge, if_none_match=if_none_match)


def watch_agenda_by_badge(*, badge: str, after: str | None = None) -> Request[bytes]:
    """Hear when something on the holder's agenda changes; then read it anew.

    The events say nothing else. Each `id` is a place in the feed: send the last one as
    `Last-Event-ID` (browsers do so by themselves) to resume without loss. A badge may have some
    streams open at a time.

    For: anyone, without a token.
    """
    return Request("GET", "/api/v1/badges/agenda/feed", query={"after": after}, badge=badge)


def get_programme_by_badge(*, badge: str, if_none_match: str | None = None) -> Request[ProgrammeOut]:
    """Read the programme of the badge's event: slots, breaks and plenaries in time order.

    For: anyone, without a token.
    """
    return Request("GET", "/api/v1/badges/programme", badge=badge, if_none_match=if_none_match)


def list_partners_by_badge(*, badge: str, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageDirectoryPartnerOut, DirectoryPartnerOut]:
    """List the partners that take part, by name: what they offer and seek, and their tables.

    Nothing of people is in it, and no phone numbers.

    For: anyone, without a token.
    """
    return ListRequest("GET", "/api/v1/badges/partners", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, badge=badge, if_none_match=if_none_match)


def get_calendar_address_by_badge(*, badge: str, if_none_match: str | None = None) -> Request[CalendarAddressOut]:
    """Read the address at which a phone or a calendar program subscribes to the holder's meetings.

    It is secret, as whoever has it reads them; it opens nothing else, is the same each time, and
    ends with the badge.

    For: anyone, without a token.
    """
    return Request("GET", "/api/v1/badges/calendar", badge=badge, if_none_match=if_none_match)


def get_calendar_of_badge(code: UUID | str) -> Request[bytes]:
    """Fetch the published meetings of a badge's holder, as calendar programs do now and then.

    An entry keeps its identity when it moves; a meeting that is off is marked as cancelled.

    For: anyone, without a token.
    """
    return Request("GET", f"/api/v1/calendars/{quote(code)}.ics")


def get_wishes_by_badge(*, badge: str, if_none_match: str | None = None) -> Request[WishesOut]:
    """Read which partners the holder's cooperative asks for, and until when that may change.

    What is only derived from needs and offers is not among them.

    For: anyone, without a token.
    """
    return Request("GET", "/api/v1/badges/wishes", badge=badge, if_none_match=if_none_match)


def put_wishes_by_badge(body: WishesIn, *, badge: str, if_match: str | None = None) -> Request[WishesOut]:
    """Say which partners the holder's cooperative asks for, the first choice first.

    Possible until the deadline that the organizers set (`wishes_until` of the event). Those that a
    badge asked for before and that are left out are asked for no more; what lists or organizers
    asked for stays, behind. They are requests like others: a partner's time is promised to nobody,
    and the timetable decides.

    For: anyone, without a token.
    """
    return Request("PUT", "/api/v1/badges/wishes", json=body, badge=badge, if_match=if_match)


def give_feedback_by_badge(meeting_id: UUID | str, body: FeedbackIn, *, badge: str) -> Request[FeedbackOut]:
    """Say what a meeting was worth to the holder's cooperative, as soon as it has begun.

    It replaces what the cooperative said before. Organizers see it beside what the table reported;
    the partner does not.

    For: anyone, without a token.
    """
    return Request("PUT", f"/api/v1/badges/agenda/meetings/{quote(meeting_id)}/feedback", json=body, badge=badge)


def get_push_key_by_badge(*, badge: str, if_none_match: str | None = None) -> Request[PushKeyOut]:
    """Read the public key (VAPID, RFC 8292) with which a browser subscribes to pushes.

    For: anyone, without a token.
    """
    return Request("GET", "/api/v1/badges/push", badge=badge, if_none_match=if_none_match)


def subscribe_by_badge(body: PushSubscriptionIn, *, badge: str) -> Request[PushSubscriptionOut]:
    """Let a browser be told of the holder's next table ten minutes before, of changes and offers.

    The body is the browser's own subscription. Messages are in the language of this call, are
    encrypted for that browser (RFC 8291), and hold JSON: `type` (`soon`, `new`, `moved`,
    `cancelled`, `offer`, `changed`), `title`, `body`, `tag`, `meeting_id`, `offer_id`, `starts_at`,
    `table_number`. They come where the installation and the phone reach the push service; nothing
    else depends on them. It ends with the badge, two days after the event, or when the push service
    says that the browser is gone.

    For: anyone, without a token.
    """
    return Request("POST", "/api/v1/badges/push/subscriptions", json=body, badge=badge)


def unsubscribe_by_badge(subscription_id: UUID | str, *, badge: str) -> Request[None]:
    """Let a browser be told nothing any more.

    For: anyone, without a token.
    """
    return Request("DELETE", f"/api/v1/badges/push/subscriptions/{quote(subscription_id)}", badge=badge)


def get_host(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[HostOut]:
    """Read which tables you lead: those of the device, of the link's partner, or all.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/host", if_none_match=if_none_match)


def list_hosted_meetings(event_id: UUID | str, *, table_id: str | None = None, partner_id: str | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageHostedMeetingOut, HostedMeetingOut]:
    """List the meetings of the published timetable that you may lead, with their state.

    In order of time, table and seat. A device at tables gets the meetings of its tables, a
    partner's link those of the partner; an organizer gets all.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/meetings", query={"table_id": table_id, "partner_id": partner_id, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_hosted_meeting(meeting_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[HostedMeetingDetailOut]:
    """Read a meeting's state with all reports on the pair, contradictory ones included.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/meetings/{quote(meeting_id)}", if_none_match=if_none_match)


def record_meeting_fact(event_id: UUID | str, body: FactIn) -> Request[MeetingStateOut]:
    """Report that a meeting began, was held or did not take place, what it led to, or both.

    Every report is kept; the latest status and the latest outcome count, by the clients' clocks.
    Repeating a `fact_id` is safe. The status `planned` corrects a mistaken report.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/meeting-facts", json=body)


def record_meeting_facts(event_id: UUID | str, body: FactBatchIn) -> Request[FactBatchOut]:
    """Record the reports that a client kept while offline; each is answered, in the order sent.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/meeting-facts/batch", json=body)


def get_results(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[ResultsOut]:
    """Read what the event came to: requests, arrivals, meetings held, outcomes and their value.

    Everything is counted from what is on record now, so before and during the day the later counts
    are still small. The same figures as a workbook: the document `results.xlsx`.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/results", if_none_match=if_none_match)


def get_request_matrix(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[MatrixOut]:
    """Read groups and columns, unmet needs, unwanted offers, and how much each partner is asked.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/request-matrix", if_none_match=if_none_match)


def list_request_rows(event_id: UUID | str, *, kecamatan: str | None = None, first: int | None = None, limit: int | None = None, if_none_match: str | None = None) -> Request[MatrixRowsOut]:
    """Read the rows of some active cooperatives, by kecamatan and village.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/request-matrix/rows", query={"kecamatan": kecamatan, "first": first, "limit": limit}, if_none_match=if_none_match)


def get_request_row(event_id: UUID | str, cooperative_id: UUID | str, *, if_none_match: str | None = None) -> Request[MatrixRowOut]:
    """Read one row; its `ETag` is its version.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/request-matrix/rows/{quote(cooperative_id)}", if_none_match=if_none_match)


def put_request_row(event_id: UUID | str, cooperative_id: UUID | str, body: RequestRowBody, *, if_match: str | None = None) -> Request[MatrixRowOut]:
    """Make the cooperative's own requests and all decisions about it exactly these.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/request-matrix/rows/{quote(cooperative_id)}", json=body, if_match=if_match)


def change_request_row(event_id: UUID | str, cooperative_id: UUID | str, body: DeedIn, *, if_match: str | None = None) -> Request[DoneOut]:
    """Do one thing about a pair; the answer has the row as it was, to be put back.

    `clear` withdraws the cooperative's own request and any decision; a request of the partner's
    stays, and deriving may add the cooperative's again.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/request-matrix/rows/{quote(cooperative_id)}/deeds", json=body, if_match=if_match)


def create_partner_link(event_id: UUID | str, partner_id: UUID | str, *, body: LinkIn | None | None = None) -> Request[IssuedLinkOut]:
    """Make an address that opens the page of the partner's tables; it is shown only once.

    Everyone who has it can lead the partner's meetings until a week after the event, and nothing
    else.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/partners/{quote(partner_id)}/links", json=body)


def list_partner_links(event_id: UUID | str, partner_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageLinkOut, LinkOut]:
    """List the partner's valid links in the order in which they were made.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/partners/{quote(partner_id)}/links", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def revoke_partner_link(link_id: UUID | str, partner_id: UUID | str, event_id: UUID | str) -> Request[LinkOut]:
    """Revoke a link; revoking it again changes nothing.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/partners/{quote(partner_id)}/links/{quote(link_id)}/revoke")


def ask_why_not(event_id: UUID | str, number: int, body: WhyNotIn) -> Request[AnalysisOut]:
    """Ask why a cooperative and a partner do not meet in this version, and what it would take.

    The answer, an analysis, has the reason, what the best timetable with the meeting would lose,
    and the least change that lets the two meet, in full.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/why-not", json=body)


def ask_moves(event_id: UUID | str, number: int, body: MovesIn) -> Request[AnalysisOut]:
    """Ask for every slot and table that a meeting of this version could move to, with its cost.

    Meant for drag and drop: ask when the drag begins, wait for the analysis.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/moves", json=body)


def ask_capacity(event_id: UUID | str, *, body: CapacityIn | None | None = None) -> Request[AnalysisOut]:
    """Ask over a grid of tables, seats and slots, before anyone is invited.

    Every point has the number of meetings that a checked timetable holds, and a proven bound.
    Locks count as requests here.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/capacity", json=body)


def ask_table_values(event_id: UUID | str, *, body: TableValuesIn | None | None = None) -> Request[AnalysisOut]:
    """Ask for each partner what one more of its tables adds to the proven bound.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/table-values", json=body)


def ask_robustness(event_id: UUID | str, number: int, *, body: RobustnessIn | None | None = None) -> Request[AnalysisOut]:
    """Simulate the day with seeded no-shows, each time with standby and without.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/robustness", json=body)


def ask_overbooking(event_id: UUID | str, number: int, *, body: OverbookingIn | None | None = None) -> Request[AnalysisOut]:
    """Ask for every table in use how many more than its seats to book, given a rate of no-shows.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/overbooking", json=body)


def ask_alternatives(event_id: UUID | str, number: int, *, body: AlternativesIn | None | None = None) -> Request[AnalysisOut]:
    """Ask for other timetables, as good or nearly, that differ from this one and from each other.

    The answer, an analysis, says how each differs; `take_alternative` makes a version of one.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/alternatives", json=body)


def list_analyses(event_id: UUID | str, *, kind: AnalysisKind | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageAnalysisOut, AnalysisOut]:
    """List what was asked about the event, oldest first, without the answers.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/analyses", query={"kind": kind, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_analysis(event_id: UUID | str, number: int, *, wait: float | None = None, if_none_match: str | None = None) -> Request[AnalysisDetailOut]:
    """Read how far an analysis is, and its answer once there is one.

    With `wait` the answer comes as soon as the analysis has ended, or when the time is over.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/analyses/{quote(number)}", query={"wait": wait}, if_none_match=if_none_match)


def stop_analysis(event_id: UUID | str, number: int) -> Request[AnalysisOut]:
    """Ask an analysis to end early, with what it has by then; one that waits ends at once.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/analyses/{quote(number)}/stop")


def take_alternative(option: int, event_id: UUID | str, number: int) -> Request[TimetableOut]:
    """Make a draft of one of the timetables that `ask_alternatives` found; publish it when good.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/analyses/{quote(number)}/options/{quote(option)}/timetable")


def preview_programme(event_id: UUID | str, body: ProgrammeIn) -> Request[ConsequencesOut]:
    """Say which published meetings would move or fall out, and for whom. Nothing is changed.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/programme/preview", json=body)


def adjust_programme(event_id: UUID | str, body: AdjustmentIn) -> Request[AdjustedOut]:
    """Say which programme follows if all is later or a session is cut, and what that does.

    Nothing is changed: send the programme, with the agreement, to `changes`.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/programme/adjusted", json=body)


def change_programme(event_id: UUID | str, body: ProgrammeChangeIn, *, if_match: str | None = None) -> Request[ProgrammeChangedOut]:
    """Replace the programme; published meetings move with their slots, in a new version.

    Meetings in slots that are left out fall out of it. An interval is the one that its `id` names,
    else the one with the same begin. Where meetings are touched, `agreed` must be the preview's
    `agreement`: if it would do anything else by now, it is refused.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/programme/changes", json=body, if_match=if_match)


def create_proposal(event_id: UUID | str, body: ProposalIn) -> Request[ProposalOut]:
    """Have a timetable computed that follows the changes with the least change for people.

    Slots that are over, running or next stay as they are, except for meetings that have become
    impossible. Nothing changes for anybody until the proposal is adopted.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/proposals", json=body)


def list_proposals(event_id: UUID | str, *, kind: ProposalKind | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageProposalOut, ProposalOut]:
    """List the event's repairs and what-ifs, oldest first.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/proposals", query={"kind": kind, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_proposal(event_id: UUID | str, number: int, *, wait: float | None = None, if_none_match: str | None = None) -> Request[ProposalDetailOut]:
    """Read what a proposal changes for whom, how little that is, and what it is worth.

    With `wait` the response comes as soon as it is computed, or when the time is over.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/proposals/{quote(number)}", query={"wait": wait}, if_none_match=if_none_match)


def adopt_proposal(event_id: UUID | str, number: int, *, body: PublishIn | None | None = None) -> Request[TimetableOut]:
    """Write the changes to the event's lists and publish the proposal as a new timetable.

    Every other proposal goes on to wait as long as what it asks for still fits; then it is stale.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/proposals/{quote(number)}/adopt", json=body)


def dismiss_proposal(event_id: UUID | str, number: int) -> Request[ProposalOut]:
    """Dismiss a proposal; if it is still being computed, that is stopped.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/proposals/{quote(number)}/dismiss")


def restore_timetable(event_id: UUID | str, number: int, *, body: RestoreIn | None | None = None) -> Request[TimetableOut]:
    """Publish the meetings of an earlier version as a new version, as far as their time is ahead.

    While the day runs, slots that are over, run or come next stay as they are now. The event's
    lists stay as they are, too. If they do not allow some of its meetings any more, nothing is
    published unless the body says so.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/restore", json=body)


def compare_versions(event_id: UUID | str, number: int, against: int, *, if_none_match: str | None = None) -> Request[ComparisonOut]:
    """Read what changes for whom from the first to the second, and the tiers of both.

    Both are measured against the event's lists as they are now.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/timetables/{quote(number)}/compare/{quote(against)}", if_none_match=if_none_match)


def answer_offer_by_badge(offer_id: UUID | str, body: OfferAnswerIn, *, badge: str) -> Request[OfferOut]:
    """Accept or decline a seat that is offered to the badge holder's cooperative.

    For: anyone, without a token.
    """
    return Request("POST", f"/api/v1/badges/agenda/offers/{quote(offer_id)}/answer", json=body, badge=badge)


def answer_offer_at_door(event_id: UUID | str, offer_id: UUID | str, body: OfferAnswerIn) -> Request[OfferOut]:
    """Note what a cooperative at the door says to its offer, which the scan's answer names.

    For: `organizer`, `admin`, `device:checkin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/door/offers/{quote(offer_id)}/answer", json=body)


def list_host_offers(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[OffersOut]:
    """List the seats at your tables that are offered and not answered yet.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/host/offers", if_none_match=if_none_match)


def answer_offer_at_table(event_id: UUID | str, offer_id: UUID | str, body: OfferAnswerIn) -> Request[OfferOut]:
    """Note what a cooperative that has come to the table says to its offer.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/host/offers/{quote(offer_id)}/answer", json=body)


def preview_autopilot(event_id: UUID | str, *, releases: bool | None = None, offers: bool | None = None, offer_minutes: int | None = None, days: int | None = None, seed: int | None = None, if_none_match: str | None = None) -> Request[AutopilotPreviewOut]:
    """Estimate what a policy would have done on simulated days of the published timetable.

    Of all cooperatives some stay away and some are late; seats are released, offered and taken by
    the day's own rules. Nothing is changed. Repairs are not simulated.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/autopilot/preview", query={"releases": releases, "offers": offers, "offer_minutes": offer_minutes, "days": days, "seed": seed}, if_none_match=if_none_match)


def offer_all_seats(event_id: UUID | str) -> Request[OfferedOut]:
    """Offer every free seat of the next slot to whoever is next, as would be done by itself.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/autopilot/offers")


def list_acts(event_id: UUID | str, *, before: str | None = None, before_id: str | None = None, limit: int | None = None, if_none_match: str | None = None) -> Request[ActsOut]:
    """List releases, offers, seats given back and repairs that nobody clicked, the newest first.

    Each with its reason, and whether it can still be undone.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/autopilot/acts", query={"before": before, "before_id": before_id, "limit": limit}, if_none_match=if_none_match)


def undo_act(kind: ActKind, act_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Give the seat back, withdraw the offer, or restore the timetable before the repair.

    What the repair wrote to the lists is taken back with it, unless it was changed since.
    What was undone is not done again by itself.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/autopilot/acts/{quote(kind)}/{quote(act_id)}/undo")


def preview_host_change(event_id: UUID | str, body: HostChangeIn) -> Request[HostConsequencesOut]:
    """Read which meetings could not be where they are. Nothing is changed.

    A partner's link speaks for the partner and all its tables, a device for its tables.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/host/changes/consequences", json=body)


def say_host_change(event_id: UUID | str, body: HostChangeIn) -> Request[HostChangeOut]:
    """Tell the organizers what changes; a repair of the timetable is computed at once.

    It is adopted by itself if it takes nothing from anybody and the event allows that; else an
    organizer decides. At once and without a repair are noted: that the partner is here, that it
    comes earlier or leaves later than it said before, and that a table is opened, unless the
    organizers closed it.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/host/changes", json=body)


def list_host_changes(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[HostChangesOut]:
    """List what was said by this link or device and what became of it, the newest first.

    For: `organizer`, `admin`, `device:table`, `link`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/host/changes", if_none_match=if_none_match)


def list_due_releases(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[DueListOut]:
    """List the next meetings of cooperatives that have not come within the grace time.

    Each with the cooperatives on standby that could take the seat. Nothing is changed.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/releases/due", if_none_match=if_none_match)


def release_seats(event_id: UUID | str, body: ReleaseIn) -> Request[ReleasesOut]:
    """Take these meetings, and no others, from cooperatives that have not come.

    A new timetable without them is published; the seats can be offered to standby.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/releases", json=body)


def list_releases(event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageReleaseOut, ReleaseOut]:
    """List released seats, oldest first, with those that were given back.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/releases", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def undo_release(event_id: UUID | str, release_id: UUID | str) -> Request[ReleaseOut]:
    """Restore a meeting that was released, if its seat is still free and its slot not over.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/releases/{quote(release_id)}/undo")


def list_standby(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[QueueOut]:
    """List cooperatives that have come and ask for more meetings, the neediest first.

    Fewest meetings first, then most unmet requests; the order of arrival does not matter.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/standby", if_none_match=if_none_match)


def list_free_seats(event_id: UUID | str, *, slot_id: str | None = None, if_none_match: str | None = None) -> Request[FreeSeatsOut]:
    """List free seats in slots ahead, each with the cooperatives on standby that could take it.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/standby/seats", query={"slot_id": slot_id}, if_none_match=if_none_match)


def offer_seat(event_id: UUID | str, body: OfferIn) -> Request[OfferOut]:
    """Offer a seat to the cooperative named, or to the neediest on standby that can come.

    A seat is offered to one cooperative at a time, until `expires_at`. Who declined a seat, let its
    offer lapse or had it withdrawn is offered that seat again only if it is named.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/standby/offers", json=body)


def list_offers(event_id: UUID | str, *, status: OfferStatus | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageOfferOut, OfferOut]:
    """List offers to standby, oldest first.

    For: `viewer`, `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/standby/offers", query={"status": status, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def accept_offer(event_id: UUID | str, offer_id: UUID | str) -> Request[OfferOut]:
    """Seat the cooperative: a new timetable with the meeting is published.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/standby/offers/{quote(offer_id)}/accept")


def decline_offer(event_id: UUID | str, offer_id: UUID | str) -> Request[OfferOut]:
    """Record that the cooperative declines; the seat can be offered to the next one.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/standby/offers/{quote(offer_id)}/decline")


def withdraw_offer(event_id: UUID | str, offer_id: UUID | str) -> Request[OfferOut]:
    """Withdraw an offer that has not been answered.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/standby/offers/{quote(offer_id)}/withdraw")


def get_autopilot(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[AutopilotOut]:
    """Read which seats are released and offered, and which repairs are adopted, by themselves.

    For: `viewer`, `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/autopilot", if_none_match=if_none_match)


def set_autopilot(event_id: UUID | str, body: AutopilotIn) -> Request[AutopilotOut]:
    """Set what is released, offered and adopted by itself, or that all is done by hand.

    What is done so carries `autopilot` as its author, and is undone like all else: what somebody
    undid is not done again.

    For: `organizer`, `admin`.
    """
    return Request("PUT", f"/api/v1/events/{quote(event_id)}/autopilot", json=body)


def get_signage(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[SignageOut]:
    """Read the day's programme, who goes to which table, and standby calls, by village.

    It names no person. Ask every few seconds with `If-None-Match`: the answer is empty (304)
    while nothing changed. Compare `Server-Time` with the screen's clock before counting down.

    For: `organizer`, `admin`, `device:signage`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/signage", if_none_match=if_none_match)


def get_retention(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[RetentionOut]:
    """Read until when personal data is kept, and how much would be erased then.

    Then it is erased by itself, two days after this is first seen at the earliest, as a clock may
    be wrong: names, phone numbers, uploads and notes. All figures stay.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/retention", if_none_match=if_none_match)


def postpone_retention(event_id: UUID | str, body: PostponeIn) -> Request[RetentionOut]:
    """Keep personal data until another day; the reason is kept in the audit log.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/retention/postpone", json=body)


def erase_personal_data(event_id: UUID | str, body: EraseIn) -> Request[ReceiptOut]:
    """Erase names, phone numbers, uploads and notes. All figures stay; nothing brings it back.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/retention/erase", json=body)


def export_personal_data(event_id: UUID | str, attendee_id: UUID | str, *, if_none_match: str | None = None) -> Request[PersonalDataOut]:
    """Read all that is held of a person, to hand it to them; the reading is audited.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/attendees/{quote(attendee_id)}/personal-data", if_none_match=if_none_match)


def export_personal_data_pdf(event_id: UUID | str, attendee_id: UUID | str) -> Request[bytes]:
    """Make the same as a paper to hand to the person, in your language; the reading is audited.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/attendees/{quote(attendee_id)}/personal-data.pdf")


def erase_attendee(attendee_id: UUID | str, event_id: UUID | str) -> Request[ReceiptOut]:
    """Erase a person's data and revoke their badge; their arrivals and meetings still count.

    Batches and lists that still have them do not bring them back (`readmit_attendee`). The
    event's uploaded files go, too, as each may name the person, and what was noted about their
    scans. Notes about requests and meetings of their cooperative or partner remain, even if they
    name the person: the receipt says how many notes the event still has.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/attendees/{quote(attendee_id)}/erase")


def readmit_attendee(attendee_id: UUID | str, event_id: UUID | str) -> Request[ReadmissionOut]:
    """Let somebody who was erased be added again, as a new person: by you, a list or a system.

    For who wishes it themselves. Until then batches, lists and `create_attendee` refuse them or
    leave them out; the door does not, where they stand themselves.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/attendees/{quote(attendee_id)}/readmit")


def list_claims(event_id: UUID | str, *, open: bool | None = None, attendee_id: str | None = None, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageClaimOut, ClaimOut]:
    """List claims, those due first; each is due 3 x 24 hours after it came in.

    The reading is audited.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/claims", query={"open": open, "attendee_id": attendee_id, "total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def record_claim(event_id: UUID | str, body: ClaimIn) -> Request[ClaimOut]:
    """Write down a claim when it comes in: access, correction, restriction or erasure.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/claims", json=body)


def answer_claim(claim_id: UUID | str, event_id: UUID | str, body: ClaimAnswerIn) -> Request[ClaimOut]:
    """Note that a claim was carried out, or why it was refused.

    Erasing a person, or restricting their data, answers their claim for it by itself.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/claims/{quote(claim_id)}/answer", json=body)


def restrict_attendee(attendee_id: UUID | str, event_id: UUID | str) -> Request[RestrictionOut]:
    """Show the person's numbers, address and note to nobody, and write no message to them.

    They take part as before; what is held can still be exported, corrected and erased.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/attendees/{quote(attendee_id)}/restrict")


def lift_attendee_restriction(attendee_id: UUID | str, event_id: UUID | str) -> Request[RestrictionOut]:
    """End the restriction, as the person wishes.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/attendees/{quote(attendee_id)}/lift-restriction")


def get_processing_register(event_id: UUID | str, *, if_none_match: str | None = None) -> Request[RegisterOut]:
    """Read what is held of people, why, on which basis, for how long, and who sees it.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/privacy/register", if_none_match=if_none_match)


def get_processing_register_pdf(event_id: UUID | str) -> Request[bytes]:
    """Make the register as a paper, in Indonesian and then in English.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/privacy/register.pdf")


def get_privacy_notice(event_id: UUID | str) -> Request[bytes]:
    """Make the notice about personal data for the door: one page, Indonesian, then English.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/privacy/notice.pdf")


def get_breach_report(*, since: str, until: str | None = None, actor: str | None = None, address: str | None = None, event_id: str | None = None, noticed_at: str | None = None, if_none_match: str | None = None) -> Request[BreachOut]:
    """Read what the audit log says of personal data in a span: whose, which kinds, when, by whom.

    Each reading, change, print and erasure of personal data counts. Whose data it concerns is said
    at most. Making a report is audited.

    For: `admin`.
    """
    return Request("GET", "/api/v1/breach-report", query={"since": since, "until": until, "actor": actor, "address": address, "event_id": event_id, "noticed_at": noticed_at}, if_none_match=if_none_match)


def get_breach_report_pdf(*, since: str, until: str | None = None, actor: str | None = None, address: str | None = None, event_id: str | None = None, noticed_at: str | None = None) -> Request[bytes]:
    """Make a breach report as a paper; of many people it names the first 500.

    For: `admin`.
    """
    return Request("GET", "/api/v1/breach-report.pdf", query={"since": since, "until": until, "actor": actor, "address": address, "event_id": event_id, "noticed_at": noticed_at})


def get_breach_report_workbook(*, since: str, until: str | None = None, actor: str | None = None, address: str | None = None, event_id: str | None = None, noticed_at: str | None = None) -> Request[bytes]:
    """Make a breach report as a workbook: what was done, and everybody whom it concerns.

    For: `admin`.
    """
    return Request("GET", "/api/v1/breach-report.xlsx", query={"since": since, "until": until, "actor": actor, "address": address, "event_id": event_id, "noticed_at": noticed_at})


def create_webhook(event_id: UUID | str, body: WebhookIn) -> Request[SecretWebhookOut]:
    """Send what happens in the event from now on to an address; at most ten of an event.

    Messages come in the order of what happened, at least once, signed by the scheme of Standard
    Webhooks with the secret in this answer, which is not shown again. What is answered with 2xx
    within 20 seconds has arrived. Anything else is tried again for three days, after 5 s, 30 s, 2
    and 10 minutes, half an hour and longer, and what comes after waits. Then, or when the answer is
    410, the endpoint is switched off, which `webhook.switched_off` tells the live feed.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/webhooks", json=body)


def list_webhooks(event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageWebhookOut, WebhookOut]:
    """List the event's endpoints in the order in which they were added.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/webhooks", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def get_webhook(webhook_id: UUID | str, event_id: UUID | str, *, if_none_match: str | None = None) -> Request[WebhookOut]:
    """Read an endpoint, and how sending to it goes.

    For: `organizer`, `admin`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/webhooks/{quote(webhook_id)}", if_none_match=if_none_match)


def update_webhook(webhook_id: UUID | str, event_id: UUID | str, body: WebhookPatch) -> Request[WebhookOut]:
    """Change where messages go or what they tell of, or switch the endpoint on or off.

    Switched on again, it is sent everything since it was switched off that is still kept.

    For: `organizer`, `admin`.
    """
    return Request("PATCH", f"/api/v1/events/{quote(event_id)}/webhooks/{quote(webhook_id)}", json=body)


def delete_webhook(webhook_id: UUID | str, event_id: UUID | str) -> Request[None]:
    """Delete an endpoint and what is known of its messages.

    For: `organizer`, `admin`.
    """
    return Request("DELETE", f"/api/v1/events/{quote(event_id)}/webhooks/{quote(webhook_id)}")


def replace_webhook_secret(webhook_id: UUID | str, event_id: UUID | str) -> Request[SecretWebhookOut]:
    """Give an endpoint a new secret; for a day messages are signed with the one before as well.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/webhooks/{quote(webhook_id)}/secret")


def test_webhook(webhook_id: UUID | str, event_id: UUID | str) -> Request[WebhookOut]:
    """Send a message of type `webhook.test` within seconds; its attempt tells how it went.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/webhooks/{quote(webhook_id)}/test")


def replay_webhook(webhook_id: UUID | str, event_id: UUID | str, body: ReplayIn) -> Request[WebhookOut]:
    """Send everything again that happened since a moment, with the ids it had before.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/webhooks/{quote(webhook_id)}/replay", json=body)


def list_webhook_attempts(webhook_id: UUID | str, event_id: UUID | str, *, total: bool | None = None, limit: int | None = None, cursor: str | None = None, fields: str | None = None, if_none_match: str | None = None) -> ListRequest[PageWebhookAttemptOut, WebhookAttemptOut]:
    """List the attempts of the last week to send a message, the first one first.

    For: `organizer`, `admin`.
    """
    return ListRequest("GET", f"/api/v1/events/{quote(event_id)}/webhooks/{quote(webhook_id)}/attempts", query={"total": total, "limit": limit, "cursor": cursor, "fields": fields}, if_none_match=if_none_match)


def watch_event(event_id: UUID | str, *, after: str | None = None) -> Request[bytes]:
    """Follow what happens in an event: one server-sent event for each thing, in order.

    Each `id` is a place in the feed: send the last one as `Last-Event-ID` (browsers do so by
    themselves) to resume without loss. Entries are kept for a week. The data are ids and counts;
    read the records at their own addresses. The stream ends within seconds after your token is
    revoked, your role in the event ends, or your device is given other tables: then follow again. A
    token may follow an event in some streams at a time.

    Users with a role get everything. A device at gates gets scans, presence, timetables, meetings
    and offers; a screen timetables, meetings and offers; a device at tables and a partner's link
    what happens to the meetings and free seats of their own tables, and that a timetable was
    published.

    For: `viewer`, `organizer`, `admin`, `device:checkin`, `device:table`, `device:signage`, `link`.
    """
    return Request("GET", f"/api/v1/events/{quote(event_id)}/feed", query={"after": after})


def preview_places(event_id: UUID | str, form: Form) -> Request[PlacesPreviewOut]:
    """See the places of a file before the event has them, and who would stand in none of them.

    For: `organizer`, `admin`.
    """
    return Request("POST", f"/api/v1/events/{quote(event_id)}/places/preview", form=form)


def get_metrics() -> Request[bytes]:
    """Serve the metrics to the bearer of `TITIK_TEMU_METRICS_TOKEN`.

    Without that setting, only to callers on the same machine; those of a proxy are not.

    For: anyone, without a token.
    """
    return Request("GET", "/metrics")
