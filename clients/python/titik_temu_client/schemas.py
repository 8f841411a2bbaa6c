"""Made by clients/python/generate.py from app/openapi.json: do not edit."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict


class AbsenceIn(TypedDict):
    """A span of one of the event's days in which a party is away."""

    starts_at: str
    ends_at: str
    day: NotRequired[str | None]


class AbsenceOut(TypedDict):
    """A span in which a party is away."""

    starts_at: str
    ends_at: str


class AbsentOut(TypedDict):
    """A person who has not come yet."""

    attendee_id: str
    name: str
    kind: AttendeeKind
    cooperative: str | None
    village: str | None
    kecamatan: str | None
    partner: str | None
    next_meeting: NextMeetingOut | None


class Acceptance(TypedDict):
    """The last part of an invitation's link, and the password that the invited user chooses."""

    token: str
    password: str

ActKind: TypeAlias = "Literal['release', 'give_back', 'offer', 'repair']"


class ActOut(TypedDict):
    """Something that was done by itself."""

    kind: ActKind
    id: str
    at: str
    what: str
    why: str
    place: SittingOut | None
    proposal: NotRequired[int | None]
    can_undo: bool
    why_not: str | None


class ActsOut(TypedDict):
    """What was done by itself, the newest first."""

    items: list[ActOut]
    more: bool


class AdjustedOut(TypedDict):
    """The programme that would follow, to be sent to `changes`, and what it would do."""

    programme: list[IntervalIn]
    consequences: ConsequencesOut


class AdjustmentIn(TypedDict):
    """What is to happen to a day's programme, in a few words.

    `delay`: all that has not begun is so many minutes later. `shorten`: a session ends so many
    minutes earlier, cut evenly from its slots that have not begun.
    """

    kind: Literal['delay', 'shorten']
    minutes: int
    session: NotRequired[str | None]
    day: NotRequired[str | None]


class AgendaCallOut(TypedDict):
    """A seat that is offered to the holder's cooperative; it is answered by the badge as well."""

    offer_id: str
    partner: str
    table_number: int
    zone: str | None
    starts_at: str
    ends_at: str
    expires_at: str


class AgendaEventOut(TypedDict):
    """The event."""

    name: str
    place: str
    day: str
    timezone: str


class AgendaItemOut(TypedDict):
    """One of the holder's meetings."""

    meeting_id: str
    partner_id: str
    starts_at: str
    ends_at: str
    table_number: int
    zone: str | None
    partner: str
    cooperative: str
    village: str
    kecamatan: str
    status: MeetingStatus
    over: bool
    change: Change | None
    was: FormerPlaceOut | None
    feedback: NotRequired[int | None]


class AgendaOut(TypedDict):
    """The agenda of a badge's holder."""

    event: AgendaEventOut
    holder: HolderOut
    timetable: int | None
    server_time: str
    next_meeting_id: str | None
    items: list[AgendaItemOut]
    calls: NotRequired[list[AgendaCallOut]]


class AlternativeOut(TypedDict):
    """A timetable that could be taken in place of the one asked about."""

    option: int
    meetings: int
    same_worth: bool
    tiers: list[TierBesideOut]
    moved: int
    new: int
    gone: int
    cooperatives: int
    apart: list[int]
    proven: bool
    detail: str


class AlternativesAnswer(TypedDict):
    """Other timetables for the same lists."""

    kind: Literal['alternatives']
    options: list[AlternativeOut]
    complete: bool
    left_out: int
    seconds: float


class AlternativesIn(TypedDict):
    """How many timetables to choose among, and how much any two of them are to differ."""

    count: NotRequired[int]
    share: NotRequired[float]
    time_limit: NotRequired[float]
    seed: NotRequired[int]


class AnalysisDetailOut(TypedDict):
    """An analysis with its answer, in the caller's language."""

    number: int
    kind: AnalysisKind
    status: RunStatus
    timetable: int | None
    question: dict[str, Any]
    seed: int
    time_limit: float
    stop_requested: bool
    attempts: int
    failure: FailureOut | None
    created_at: str
    started_at: str | None
    finished_at: str | None
    answer: WhyNotAnswer | MovesAnswer | CapacityAnswer | TableValuesAnswer | RobustnessAnswer | OverbookingAnswer | AlternativesAnswer | None

AnalysisKind: TypeAlias = "Literal['why_not', 'moves', 'capacity', 'table_values', 'robustness', 'overbooking', 'alternatives', 'repair']"


class AnalysisOut(TypedDict):
    """An analysis: what was asked, and how far it is."""

    number: int
    kind: AnalysisKind
    status: RunStatus
    timetable: int | None
    question: dict[str, Any]
    seed: int
    time_limit: float
    stop_requested: bool
    attempts: int
    failure: FailureOut | None
    created_at: str
    started_at: str | None
    finished_at: str | None


class AnnulmentIn(TypedDict):
    """Why an admission does not count."""

    reason: str


class AnnulmentOut(TypedDict):
    """The annulment of an admission, which no longer counts: when, by whom and why."""

    scan_id: str
    at: str
    actor: str
    reason: str


class AnswerIn(TypedDict):
    """What the browser answered when it was asked for a passkey."""

    state: str
    credential: dict[str, Any]


class AppIn(TypedDict):
    """What the app is called, such as the phone that it is on."""

    name: NotRequired[str]


class AppOut(TypedDict):
    """An app to set up; it counts once a code of it was sent."""

    id: str
    secret: str
    address: str


class ApplyOut(TypedDict):
    """What applying a list did, counted in rows."""

    created: int
    updated: int
    unchanged: int
    held_back: int
    not_in_list: int
    withdrawn: int
    held: list[RemarkOut]
    notes: list[RemarkOut]


class AreaOut(TypedDict):
    """What the lists of an event may name, and who stands where."""

    regencies: list[AreaRegencyOut]
    regencies_count: bool
    own: PlacesOut | None
    own_cooperatives: int
    elsewhere: int


class AreaRegencyOut(TypedDict):
    """A regency of an event."""

    code: str
    name: str
    province: str
    villages: int
    cooperatives: int


class ArrangementIn(TypedDict):
    """Tables to renumber or to move to another part of the hall, all at once."""

    tables: list[TablePlace]


class ArrivalsOut(TypedDict):
    """How many are expected and have come, on one day."""

    day: str
    total: int
    arrived: int
    per_kecamatan: list[KecamatanArrivals]
    per_minute: list[MinuteArrivals]

Asker: TypeAlias = "Literal['cooperative', 'partner']"


class AttendeeIn(TypedDict):
    """A person to add."""

    kind: AttendeeKind
    cooperative_id: NotRequired[str | None]
    partner_id: NotRequired[str | None]
    name: str
    position: NotRequired[str | None]
    phone: NotRequired[str | None]
    phone_other: NotRequired[str | None]
    email: NotRequired[str | None]
    note: NotRequired[str | None]
    external_key: NotRequired[str | None]

AttendeeKind: TypeAlias = "Literal['manager', 'representative', 'guest', 'staff']"

AttendeeOrder: TypeAlias = "Literal['name', '-name', 'external_key', '-external_key', 'updated_at', '-updated_at']"


class AttendeeOut(TypedDict):
    """A person with a badge. `redacted`: phone, e-mail and note are not shown to the caller."""

    id: str
    external_key: str
    kind: AttendeeKind
    cooperative_id: str | None
    partner_id: str | None
    name: str
    position: str | None
    phone: str | None
    phone_other: str | None
    email: str | None
    note: str | None
    redacted: NotRequired[bool]
    restricted_at: NotRequired[str | None]
    status: PartyStatus
    version: int
    created_at: str
    updated_at: str


class AttendeePatch(TypedDict):
    """Changes to a person. A field left out stays; null clears it (except name and status)."""

    name: NotRequired[str | None]
    position: NotRequired[str | None]
    phone: NotRequired[str | None]
    phone_other: NotRequired[str | None]
    email: NotRequired[str | None]
    note: NotRequired[str | None]
    status: NotRequired[PartyStatus | None]


class AttentionOut(TypedDict):
    """Something that staff should look into."""

    code: str
    message: str


class AuditOut(TypedDict):
    """An entry of the audit log: who did what, and when."""

    id: str
    at: str
    actor: str
    action: str
    subject: str | None
    detail: dict[str, Any]
    request_id: str


class AutopilotIn(TypedDict):
    """What is to be done by itself on the day."""

    by_hand: NotRequired[bool]
    releases: NotRequired[bool]
    offers: NotRequired[bool]
    repairs: NotRequired[bool]
    offer_minutes: NotRequired[int]


class AutopilotOut(TypedDict):
    """What is done by itself on the day, and in words."""

    by_hand: NotRequired[bool]
    releases: NotRequired[bool]
    offers: NotRequired[bool]
    repairs: NotRequired[bool]
    offer_minutes: NotRequired[int]
    sentences: list[str]


class AutopilotPreviewOut(TypedDict):
    """What a policy would do on simulated days: the mean of a day, rounded."""

    days: int
    planned: int
    untouched: int
    held: int
    released: int
    offered: int
    accepted: int
    given_back: int
    lost: int
    sentences: list[str]

BadgeFile: TypeAlias = "Literal['badge.pdf', 'badge.png', 'badge.svg']"


class BadgeLineOut(TypedDict):
    """A valid badge."""

    id: str
    prints: int


class BadgeOut(TypedDict):
    """A badge. Everyone who can read `code` could print it, so only organizers can read it."""

    id: str
    attendee_id: str
    token: str
    code: str
    issued_at: str
    revoked_at: str | None
    revocation: RevocationReason | None
    prints: int

Basis: TypeAlias = "Literal['public_task', 'legal_duty', 'interest']"


class BatchItemOut(TypedDict):
    """What became of one scan of a batch."""

    status: int
    scan: NotRequired[ScanAnswer | None]
    errors: NotRequired[list[FieldProblem]]

Became: TypeAlias = "Literal['created', 'updated', 'unchanged', 'refused']"


class BlockIn(TypedDict):
    """A meeting is taken out, and its pair is blocked, so that no solve plans it again."""

    meeting_id: str
    anew: NotRequired[bool]
    kind: Literal['block']


class BodyPreviewPlaces(TypedDict):
    file: str
    sheet: NotRequired[str | None]
    mapping: NotRequired[str | None]
    with_regencies: NotRequired[bool]
    place_heading: NotRequired[str]
    group_heading: NotRequired[str]


class BodyPutPlaces(TypedDict):
    file: str
    sheet: NotRequired[str | None]
    mapping: NotRequired[str | None]
    with_regencies: NotRequired[bool]
    place_heading: NotRequired[str]
    group_heading: NotRequired[str]


class BodyUploadList(TypedDict):
    file: str
    kind: ListKind
    sheet: NotRequired[str | None]
    mapping: NotRequired[str | None]


class BreachOut(TypedDict):
    """What the audit log says of personal data in a span: whose, which kinds, when, by whom."""

    since: str
    until: str
    actor: str | None
    address: str | None
    noticed_at: str
    due_at: str
    made_at: str
    acts: int
    exposures: list[ExposureOut]
    concerned: list[ConcernedOut]


class BuiltOut(TypedDict):
    """What was built on an application, in numbers; all zero: it can be undone."""

    requests: NotRequired[int]
    locks: NotRequired[int]
    meetings: NotRequired[int]
    people: NotRequired[int]
    tables: NotRequired[int]
    gates: NotRequired[int]
    badges: NotRequired[int]
    scans: NotRequired[int]
    edited: NotRequired[int]


class CalendarAddressOut(TypedDict):
    """The addresses of one calendar; they are secret, and work as long as the badge."""

    url: str
    webcal: str


class CallOut(TypedDict):
    """A seat that is offered to the cooperative."""

    offer_id: str
    partner: str
    table_number: int
    zone: str | None
    starts_at: str
    ends_at: str
    expires_at: str


class CapacityAnswer(TypedDict):
    """What there is room for, point by point."""

    kind: Literal['capacity']
    requested: int
    points: list[CapacityPointOut]
    complete: bool
    seconds: float


class CapacityIn(TypedDict):
    """A grid: every combination of the three lists is one point; null is how things are."""

    more_tables: NotRequired[list[int]]
    seats: NotRequired[list[int | None]]
    slots: NotRequired[list[int | None]]
    time_limit: NotRequired[float]
    seed: NotRequired[int]


class CapacityPointOut(TypedDict):
    """What there is room for in one scenario."""

    more_tables: int
    seats: int | None
    slots: int | None
    tables: int
    slots_in_all: int
    room: int
    bound: int
    achieved: int
    served_bound: list[int]
    served: list[int]
    detail: str


class CellOut(TypedDict):
    """A cell of a row as it stands in the file."""

    column: str
    header: str
    field: str
    text: str


class CertificateOut(TypedDict):
    """All that is needed to check a timetable and its bounds without trusting the solver."""

    number: int
    problem: dict[str, Any]
    result: dict[str, Any]
    verification: VerificationOut

Change: TypeAlias = "Literal['new', 'moved', 'cancelled']"


class ChoiceOut(TypedDict):
    """Something that can be decided about a row that waits."""

    label: str
    rows: list[str]
    decision: DecisionBody

ClaimAnswer: TypeAlias = "Literal['done', 'refused']"


class ClaimAnswerIn(TypedDict):
    """How a claim was answered."""

    answer: ClaimAnswer
    said: str


class ClaimIn(TypedDict):
    """What somebody asks about their own data, written down when it comes in."""

    kind: ClaimKind
    attendee_id: NotRequired[str | None]
    asked: NotRequired[str | None]
    received_at: NotRequired[str | None]

ClaimKind: TypeAlias = "Literal['access', 'correction', 'restriction', 'erasure']"


class ClaimOut(TypedDict):
    """What somebody asked about their own data, until when it is due, and how it was answered."""

    id: str
    kind: ClaimKind
    attendee_id: str | None
    asked: str | None
    received_at: str
    due_at: str
    recorded_by: str
    answer: ClaimAnswer | None
    answered_at: str | None
    answered_by: str | None
    said: str | None
    overdue: bool


class ClockIn(TypedDict):
    """What the clock of a rehearsal is to show."""

    shows: str | None


class ClockOut(TypedDict):
    """The clock that an event's day goes by."""

    movable: bool
    shows: str
    ahead_seconds: int


class CodeCount(TypedDict):
    """How often something was noticed."""

    code: str
    severity: Severity
    blocks_row: bool
    count: int


class CodeIn(TypedDict):
    """A code that the app shows."""

    code: str


class ColumnOut(TypedDict):
    """A column and the field that it is taken for (empty: none)."""

    key: str
    header: str
    field: str
    score: float
    alternatives: list[str]
    examples: list[str]
    basis: NotRequired[Literal['heading', 'contents', 'user', '']]
    confirm: NotRequired[bool]
    sheet: NotRequired[str]


class ComparisonOut(TypedDict):
    """What changes from timetable `number` to timetable `against`, and what each is worth."""

    number: int
    against: int
    tiers: list[TierChangeOut]
    diff: DiffOut


class ConcernedOut(TypedDict):
    """A person whose data it concerns."""

    attendee_id: str
    event_id: str
    name: str
    data_text: list[str]
    first_at: str
    last_at: str
    times: int


class ConflictOut(TypedDict):
    """An offline admission that the server's rules would have refused, or that came too late."""

    id: str
    kind: Reason
    message: str
    person: PersonOut | None
    scan: ScanOut
    other_scan: ScanOut | None
    effect: Effect
    next_meeting_at: str | None
    meetings_left: int
    lost_seats: NotRequired[list[LostSeatOut]]
    created_at: str
    resolved_at: str | None
    resolved_by: str | None
    note: str | None

ConflictStatus: TypeAlias = "Literal['open', 'resolved']"


class ConsequencesOut(TypedDict):
    """What a programme does to slots and meetings."""

    slots_added: int
    slots_removed: int
    slots_moved: int
    meetings_moved: int
    meetings_removed: int
    cooperatives: int
    partners: int
    left_without: list[LeftWithoutOut]
    locks_freed: int
    draft: DraftTouchedOut | None
    diff: DiffOut
    must_agree: bool
    agreement: str


class CooperativeAbsent(TypedDict):
    """A cooperative does not come, leaves early, or is away for a while."""

    kind: Literal['cooperative_absent']
    cooperative_id: str
    starts_at: NotRequired[str | None]
    ends_at: NotRequired[str | None]
    day: NotRequired[str | None]


class CooperativeCountOut(TypedDict):
    """How many meetings one cooperative would have."""

    cooperative_id: str
    meetings: int


class CooperativeIn(TypedDict):
    """A cooperative to add."""

    village_code: str
    village: str
    village_kind: NotRequired[str]
    kecamatan: str
    name: str
    legal_no: NotRequired[str | None]
    legal_date: NotRequired[str | None]
    documents: NotRequired[list[str]]
    required_meetings: NotRequired[int]
    needs: NotRequired[list[str]]
    absences: NotRequired[list[AbsenceIn]]


class CooperativeLate(TypedDict):
    """A cooperative comes later than its first meeting."""

    kind: Literal['cooperative_late']
    cooperative_id: str
    arrives_at: str
    day: NotRequired[str | None]

CooperativeOrder: TypeAlias = "Literal['kecamatan', 'village', 'village_code', 'name', '-kecamatan', '-village', '-village_code', '-name', 'updated_at', '-updated_at']"


class CooperativeOut(TypedDict):
    """A cooperative with its needs."""

    id: str
    village_code: str
    village: str
    village_kind: str
    kecamatan: str
    name: str
    legal_no: str | None
    legal_date: str | None
    status: PartyStatus
    documents: list[str]
    required_meetings: int
    needs: list[str]
    absences: list[AbsenceOut]
    version: int
    created_at: str
    updated_at: str


class CooperativePatch(TypedDict):
    """Changes to a cooperative. A field left out stays as it is; a list is replaced as a whole."""

    village: NotRequired[str | None]
    kecamatan: NotRequired[str | None]
    name: NotRequired[str | None]
    legal_no: NotRequired[str | None]
    legal_date: NotRequired[str | None]
    documents: NotRequired[list[str] | None]
    required_meetings: NotRequired[int | None]
    needs: NotRequired[list[str] | None]
    absences: NotRequired[list[AbsenceIn] | None]
    status: NotRequired[PartyStatus | None]


class CopyIn(TypedDict):
    """What is different in the copy of an event."""

    name: str
    day: str


class CountOut(TypedDict):
    """How many cooperatives have so many meetings."""

    meetings: int
    cooperatives: int


class CountsOut(TypedDict):
    """What a list holds."""

    rows: int
    ready: int
    held_back: int
    skipped: int
    findings: int
    errors: int
    warnings: int
    infos: int


class CreatedUserOut(TypedDict):
    """A new user, with the password if it was generated (shown only in this answer)."""

    id: str
    username: str
    is_admin: bool
    created_at: str
    disabled_at: str | None
    password: str | None


class DecisionBody(TypedDict):
    """What a person decided about a row."""

    edits: NotRequired[list[EditBody]]
    village: NotRequired[str]
    accepted: NotRequired[list[str]]
    role: NotRequired[Literal['', 'beside', 'same']]
    left_out: NotRequired[bool]


class DecisionOut(TypedDict):
    """What was decided about a row."""

    key: str
    row: int
    sheet: str
    decision: DecisionBody
    reason: str
    actor: str
    decided_at: str
    in_list: bool


class DecisionsIn(TypedDict):
    """A decision about rows of a list."""

    rows: list[str]
    decision: DecisionBody
    reason: NotRequired[str]


class DecisionsOut(TypedDict):
    """The decisions that count for a list."""

    items: list[DecisionOut]

Deed: TypeAlias = "Literal['require', 'forbid', 'free', 'rank', 'clear']"


class DeedIn(TypedDict):
    """What to do about a pair: `require`, `forbid`, `free`, `rank` or `clear`."""

    partner_id: str
    deed: Deed
    rank: NotRequired[int | None]


class DemandsOut(TypedDict):
    """What every timetable of a run must keep, besides the lists: how much of it there is."""

    required: int
    pauses: int


class DeriveIn(TypedDict):
    """How to derive requests from needs and offers."""

    limit: NotRequired[int]
    digest: NotRequired[str | None]


class DeviceEventOut(TypedDict):
    """The event that a device works in."""

    id: str
    name: str
    place: str
    day: str
    timezone: str


class DeviceHomeOut(TypedDict):
    """A device, where it works, and what it trusts."""

    device: OwnDeviceOut
    event: DeviceEventOut
    gates: list[GateOut]
    snapshot_key: SnapshotKeyOut
    server_time: str


class DeviceIn(TypedDict):
    """A device to add."""

    name: str
    scope: Scope
    gate_ids: NotRequired[list[str] | None]
    table_ids: NotRequired[list[str]]


class DeviceOut(TypedDict):
    """A phone or laptop at a gate, a table or a screen, and what it last reported of itself."""

    id: str
    name: str
    scope: Scope
    gate_ids: list[str] | None
    table_ids: list[str]
    state: DeviceState
    created_at: str
    enrolled_at: str | None
    revoked_at: str | None
    last_seen_at: str | None
    pending_scans: int | None
    conflicts_seen: int | None
    snapshot_at: str | None
    clock_offset_ms: int | None
    clock_is_off: bool
    app_version: str | None


class DevicePatch(TypedDict):
    """What to change in a device; what is absent stays. `gate_ids` null: all gates."""

    name: NotRequired[str | None]
    gate_ids: NotRequired[list[str] | None]
    table_ids: NotRequired[list[str] | None]

DeviceState: TypeAlias = "Literal['waiting', 'enrolled', 'revoked']"


class DiffOut(TypedDict):
    """What changes, in all and for whom."""

    added: int
    removed: int
    moved: int
    unchanged: int
    people: list[PersonChangesOut]
    left_without: NotRequired[list[LeftWithoutOut]]


class DifferenceOut(TypedDict):
    """What changes from the timetable `against` to this one."""

    number: int
    against: int
    added: int
    removed: int
    moved: int
    unchanged: int
    parties: list[PartyChangesOut]

Direction: TypeAlias = "Literal['entry', 'exit']"


class DirectoryPartnerOut(TypedDict):
    """A partner as those see it who may want to meet it."""

    id: str
    name: str
    kind: str
    sector: str
    offers: list[GoodOut]
    seeks: list[GoodOut]
    tables: list[TablePlaceOut]
    required_documents: list[str]


class DisplacementOut(TypedDict):
    """The least change that lets the two meet."""

    people: int
    meetings: int
    proven: bool
    detail: str
    changes: list[MeetingChangeOut]
    tiers: list[TierBeforeAfterOut]

DocumentName: TypeAlias = "Literal['badges.pdf', 'agendas.pdf', 'table-sheets.pdf', 'timetable.xlsx', 'timetable.pdf', 'results.xlsx']"


class DocumentOut(TypedDict):
    """A document that can be fetched."""

    name: DocumentName
    media_type: str
    href: str


class DocumentsOut(TypedDict):
    """The documents of an event."""

    items: list[DocumentOut]


class DoneOut(TypedDict):
    """The row after a deed, and what puts it back."""

    row: MatrixRowOut
    before: RequestRowBody


class DoorKecamatanListOut(TypedDict):
    """The kecamatan of the event's cooperatives."""

    items: list[DoorKecamatanOut]


class DoorKecamatanOut(TypedDict):
    """How many of a kecamatan are expected and have come today."""

    kecamatan: str
    total: int
    arrived: int


class DoorPersonOut(TypedDict):
    """A person as staff at the door see them."""

    attendee_id: str
    name: str
    kind: AttendeeKind
    cooperative: str | None
    village: str | None
    kecamatan: str | None
    partner: str | None
    withdrawn: bool
    badge: BadgeLineOut | None
    arrived_at: str | None
    next_meeting: NextMeetingOut | None


class DraftTouchedOut(TypedDict):
    """A timetable that is not published, some of whose meetings cannot be held any more."""

    number: int
    meetings: int
    absent: int


class DueListOut(TypedDict):
    """What could be released now."""

    timetable: int
    grace_minutes: int
    items: list[DueOut]


class DueOut(TypedDict):
    """A meeting whose cooperative has not come in time."""

    meeting_id: str
    place: SittingOut
    minutes_left: int
    takers: list[TakerOut]


class EditBody(TypedDict):
    """Another text for a cell of a row."""

    field: str
    was: NotRequired[str]
    now: str


class EditOut(TypedDict):
    """The new draft, and what became of which meeting."""

    number: int
    status: TimetableStatus
    origin: str
    created_at: str
    published_at: str | None
    changed_from: int
    changes: list[MeetingChangeOut]

Effect: TypeAlias = "Literal['meeting_soon', 'meeting_later', 'none']"


class EmptyIn(TypedDict):
    """A meeting is taken out, and its seat becomes free."""

    meeting_id: str
    anew: NotRequired[bool]
    kind: Literal['empty']


class EnrolIn(TypedDict):
    """A one-time code, as read or typed."""

    code: str
    device_time: str


class EnrolledOut(TypedDict):
    """A device that has just enrolled; its token is shown only here."""

    device: OwnDeviceOut
    event: DeviceEventOut
    gates: list[GateOut]
    snapshot_key: SnapshotKeyOut
    server_time: str
    token: str
    expires_at: str
    clock_offset_ms: int


class EnrolmentOut(TypedDict):
    """A one-time code, shown only here."""

    code: str
    url: str
    expires_at: str


class EraseIn(TypedDict):
    """The event's name, to confirm that all personal data in it is to be erased now."""

    confirm_name: str


class EventIn(TypedDict):
    """An event to create."""

    name: str
    place: NotRequired[str]
    day: str
    timezone: NotRequired[str]
    public_url: NotRequired[str | None]
    grace_minutes: NotRequired[int]
    target_meetings: NotRequired[int]
    auto_adopt_up_to: NotRequired[int | None]
    wishes_until: NotRequired[str | None]
    retain_until: NotRequired[str | None]
    regions: NotRequired[list[str]]
    days: NotRequired[list[str]]
    programme: NotRequired[list[IntervalBody]]
    template: NotRequired[EventTemplate]


class EventOut(TypedDict):
    """An event."""

    id: str
    name: str
    place: str
    day: str
    days: list[str]
    timezone: str
    public_url: str | None
    grace_minutes: int
    target_meetings: int
    auto_adopt_up_to: int | None
    wishes_until: str | None
    retain_until: str | None
    regions: list[str]
    group_word: str
    version: int
    created_at: str
    updated_at: str


class EventPatch(TypedDict):
    """Changes to an event. A field left out stays as it is."""

    name: NotRequired[str | None]
    place: NotRequired[str | None]
    public_url: NotRequired[str | None]
    grace_minutes: NotRequired[int | None]
    target_meetings: NotRequired[int | None]
    auto_adopt_up_to: NotRequired[int | None]
    wishes_until: NotRequired[str | None]
    retain_until: NotRequired[str | None]
    regions: NotRequired[list[str] | None]
    days: NotRequired[list[str] | None]


class EventPlaceOut(TypedDict):
    """A place."""

    code: str
    name: str
    kind: str
    kecamatan: str
    regency: str

EventTemplate: TypeAlias = "Literal['business_contact', 'business_contact_two_days', 'trade_fair', 'blank']"

Exposure: TypeAlias = "Literal['person', 'export', 'party', 'people', 'messages', 'lists', 'claims', 'papers', 'changed', 'erased', 'device']"


class ExposureOut(TypedDict):
    """What somebody did with personal data of an event, from first to last."""

    kind: Exposure
    kind_text: str
    actor: str
    addresses: list[str]
    event_id: str
    event: str | None
    data_text: list[str]
    people: int
    first_at: str
    last_at: str
    times: int


class FactBatchIn(TypedDict):
    """Reports that a client has kept.

    Each is checked by itself: a wrong one does not affect the others.
    """

    facts: list[FactIn | Any]


class FactBatchOut(TypedDict):
    """The results of a batch, in its order."""

    items: list[FactItemOut]


class FactIn(TypedDict):
    """A report on a meeting from its table: its status, its outcome, or both."""

    fact_id: str
    meeting_id: str
    recorded_at: str
    offline: NotRequired[bool]
    status: NotRequired[MeetingStatus | None]
    outcome: NotRequired[OutcomeIn | None]
    code: NotRequired[str | None]


class FactItemOut(TypedDict):
    """The result of one report of a batch."""

    status: int
    state: NotRequired[MeetingStateOut | None]
    errors: NotRequired[list[FieldProblem]]


class FactOut(TypedDict):
    """A recorded report."""

    id: str
    source: str
    status: MeetingStatus | None
    by_badge: bool
    interest: int | None
    value: int | None
    next_step: str | None
    note: str | None
    recorded_at: str
    received_at: str
    offline: bool

FactorKind: TypeAlias = "Literal['app', 'passkey']"


class FactorOut(TypedDict):
    """A second factor, without its secret."""

    id: str
    kind: FactorKind
    name: str
    host: str | None
    created_at: str
    last_used_at: str | None

Failure: TypeAlias = "Literal['status', 'timeout', 'unreachable', 'private_address', 'broken']"


class FailureOut(TypedDict):
    """Why a run or an analysis failed."""

    code: str
    detail: str

FeedKind: TypeAlias = "Literal['scan.recorded', 'presence.changed', 'solve_run.progress', 'timetable.published', 'meeting.changed', 'meeting.feedback', 'wishes.changed', 'proposal.created', 'standby.offered', 'import.finished', 'webhook.switched_off']"


class FeedbackIn(TypedDict):
    """What a meeting was worth to the cooperative."""

    interest: int
    note: NotRequired[str | None]


class FeedbackOut(TypedDict):
    """What the cooperative said of a meeting."""

    meeting_id: str
    interest: int
    note: str | None
    said_at: str


class FieldProblem(TypedDict):
    """One field of a request that could not be accepted."""

    pointer: str
    code: str
    detail: str


class FindingOut(TypedDict):
    """One thing noticed about one row, or one cell of it."""

    row: int
    line: int
    column: str
    header: str
    code: str
    severity: Severity
    blocks_row: bool
    found: str
    proposed: str
    detail: str
    village_code: str
    message: str
    sheet: NotRequired[str]


class FirstEntryOut(TypedDict):
    """When and where somebody was first let in that day."""

    gate_id: str
    gate: str
    at: str


class ForcedTierOut(TypedDict):
    """A tier of the timetable, and of the best one in which the two meet."""

    name: str
    value: list[int]
    forced: list[int] | None
    proven: bool


class ForeseenOut(TypedDict):
    """What deriving would change; of each kind the first pairs by kecamatan and village."""

    created: int
    updated: int
    unchanged: int
    removed: int
    kept: int
    limit: int
    digest: str
    added_pairs: list[ForeseenPairOut]
    removed_pairs: list[ForeseenPairOut]
    kept_pairs: list[ForeseenPairOut]


class ForeseenPairOut(TypedDict):
    """A pair that deriving adds, removes or keeps."""

    cooperative_id: str
    village: str
    kecamatan: str
    partner_id: str
    partner: str


class FormerPlaceOut(TypedDict):
    """Where and when a meeting was planned before."""

    starts_at: str
    table_number: int


class FoundOut(TypedDict):
    """What was found, of each kind the best first."""

    hits: list[HitOut]
    more: NotRequired[dict[str, int]]


class FreeSeatOut(TypedDict):
    """A free seat in a slot ahead, and who could take it."""

    table_id: str
    table_number: int
    zone: str | None
    seat: int
    partner_id: str
    partner: str
    slot_id: str
    starts_at: str
    ends_at: str
    takers: list[TakerOut]


class FreeSeatsOut(TypedDict):
    """Free seats in slots ahead that a cooperative on standby could take, in order of time."""

    items: list[FreeSeatOut]


class FullAuditOut(TypedDict):
    """An entry of the whole installation's audit log."""

    id: str
    at: str
    actor: str
    action: str
    subject: str | None
    detail: dict[str, Any]
    request_id: str
    event_id: str | None
    address: str | None


class GateIn(TypedDict):
    """A gate to add."""

    name: str
    kind: NotRequired[GateKind]
    session: NotRequired[str | None]
    table_id: NotRequired[str | None]
    opens_at: NotRequired[str | None]
    closes_at: NotRequired[str | None]

GateKind: TypeAlias = "Literal['event', 'session', 'table']"


class GateOut(TypedDict):
    """A place where badges are scanned."""

    id: str
    name: str
    kind: GateKind
    session: str | None
    table_id: str | None
    opens_at: str | None
    closes_at: str | None
    created_at: str


class GatePatch(TypedDict):
    """What to change in a gate; what is absent stays, null lifts a limit."""

    name: NotRequired[str | None]
    opens_at: NotRequired[str | None]
    closes_at: NotRequired[str | None]


class GivenPasswordOut(TypedDict):
    """A user with their new password (shown only in this answer)."""

    id: str
    username: str
    is_admin: bool
    created_at: str
    disabled_at: str | None
    password: str

Goal: TypeAlias = "Literal['paper', 'phones', 'whatsapp', 'files', 'webhooks']"


class GoodOut(TypedDict):
    """Goods or a service."""

    code: str
    label: str


class GroupAnswer(TypedDict):
    """How many of a group were let in."""

    admitted: int
    refused: list[RefusedOut]


class GroupIn(TypedDict):
    """A group to let in, with the digest of the list that was looked at."""

    group_id: str
    kecamatan: str
    gate_id: str
    confirm: str
    scanned_at: str
    without: NotRequired[list[str]]


class GroupOut(TypedDict):
    """Who of a kecamatan has not come today."""

    kecamatan: str
    people: list[DoorPersonOut]
    count: int
    confirm: str


class HealthOut(TypedDict):
    """That the process runs."""

    status: NotRequired[str]


class HeldOut(TypedDict):
    """How much personal data an event holds, or how much of it was erased."""

    people: int
    phones: int
    uploads: int
    decisions: int
    notes: int


class HitOut(TypedDict):
    """One thing that was found, and whose it is."""

    kind: Literal['kecamatan', 'cooperative', 'partner', 'table', 'person']
    title: str
    detail: str
    id: str | None
    cooperative_id: NotRequired[str | None]
    partner_id: NotRequired[str | None]
    table_number: NotRequired[int | None]


class HolderOut(TypedDict):
    """The holder of the badge."""

    name: str
    cooperative: str | None
    village: str | None
    kecamatan: str | None
    partner: str | None


class HoldingOut(TypedDict):
    """A kind of data about people: what it is, why it is held, and what becomes of it."""

    name: str
    what: str
    why: str
    basis: Basis
    basis_text: str
    kept: Kept
    kept_text: str
    seen_by: list[Viewer]
    seen_by_text: list[str]
    goes_to: list[Goal]
    goes_to_text: list[str]
    of_guests: bool
    fields: list[str]


class HostChangeIn(TypedDict):
    """What a host says of their own day."""

    kind: HostChangeKind
    at: NotRequired[str | None]
    table_id: NotRequired[str | None]

HostChangeKind: TypeAlias = "Literal['late', 'arrived', 'leave', 'close_table', 'open_table']"


class HostChangeOut(TypedDict):
    """What a host said, and what became of it."""

    proposal: int | None
    status: ProposalStatus | None
    sentence: str


class HostChangesOut(TypedDict):
    """What hosts said by this link or device, the newest first."""

    items: list[HostChangeOut]


class HostConsequencesOut(TypedDict):
    """What would follow, before it is said."""

    meetings: list[SittingOut]
    present: int
    sentences: list[str]


class HostOut(TypedDict):
    """The tables at which the caller leads meetings."""

    event_id: str
    event: str
    place: str
    day: str
    timezone: str
    name: str
    tables: list[HostTableOut]
    timetable: int | None
    server_time: str


class HostTableOut(TypedDict):
    """A table at which the caller leads meetings."""

    id: str
    number: int
    zone: str | None
    partner_id: str
    partner: str


class HostVisitOut(TypedDict):
    """A meeting that the caller leads, and who comes to it."""

    meeting_id: str
    starts_at: str
    ends_at: str
    table_number: int
    zone: str | None
    cooperative_id: str
    cooperative: str
    village: str
    kecamatan: str
    people: list[VisitorOut]
    arrived: bool


class HostVisitsOut(TypedDict):
    """The meetings that the caller leads, and how many of those whom they meet have come."""

    cooperatives: int
    arrived: int
    items: list[HostVisitOut]


class HostedMeetingDetailOut(TypedDict):
    """A meeting with all reports on it."""

    id: str
    cooperative_id: str
    cooperative: str
    village: str
    kecamatan: str
    partner_id: str
    partner: str
    table_id: str
    table_number: int
    zone: str | None
    slot_id: str
    starts_at: str
    ends_at: str
    tags: list[str]
    badges: list[str]
    status: MeetingStatus
    since: str | None
    outcome: OutcomeOut | None
    facts: list[FactOut]


class HostedMeetingOut(TypedDict):
    """A meeting of the published timetable as shown at its table."""

    id: str
    cooperative_id: str
    cooperative: str
    village: str
    kecamatan: str
    partner_id: str
    partner: str
    table_id: str
    table_number: int
    zone: str | None
    slot_id: str
    starts_at: str
    ends_at: str
    tags: list[str]
    badges: list[str]
    status: MeetingStatus
    since: str | None
    outcome: OutcomeOut | None


class IdentityOut(TypedDict):
    """The caller's account at the provider that the installation names."""

    provider: str | None
    linked_since: str | None


class ImportOut(TypedDict):
    """An uploaded list."""

    id: str
    number: int
    kind: ListKind
    filename: str
    sheet: str | None
    mapping: dict[str, str | None] | None
    status: ImportStatus
    version: int
    created_at: str
    applied_at: str | None

ImportStatus: TypeAlias = "Literal['previewed', 'applied']"


class InstallationIn(TypedDict):
    """The address under which participants reach this installation; null: there is none."""

    public_url: str | None


class InstallationOut(TypedDict):
    """The address in force, and whether it was tried."""

    public_url: str | None
    fixed: bool
    probe_url: str | None
    reached_at: str | None


class IntegrationIn(TypedDict):
    """A system that is to call the API."""

    name: str
    scopes: list[IntegrationScope]
    event_ids: list[str]
    days: NotRequired[int]


class IntegrationOut(TypedDict):
    """A system that calls the API, and until when its token works."""

    id: str
    name: str
    scopes: list[IntegrationScope]
    event_ids: list[str]
    created_at: str
    expires_at: str
    ended_at: str | None
    last_used_at: str | None

IntegrationScope: TypeAlias = "Literal['read', 'write', 'personal_data']"


class IntervalBody(TypedDict):
    """An interval: its times are those of the event's zone (`09:40`), or moments as it was read."""

    kind: IntervalKind
    starts_at: str
    ends_at: str
    title_id: NotRequired[str]
    title_en: NotRequired[str]
    session: NotRequired[str | None]
    day: NotRequired[str | None]
    id: NotRequired[str | None]


class IntervalIn(TypedDict):
    """An interval of a day of the event, in local time of the event's zone."""

    kind: IntervalKind
    starts_at: str
    ends_at: str
    title_id: NotRequired[str]
    title_en: NotRequired[str]
    session: NotRequired[str | None]
    day: NotRequired[str | None]
    id: NotRequired[str | None]

IntervalKind: TypeAlias = "Literal['registration', 'plenary', 'slot', 'break']"


class IntervalOut(TypedDict):
    """An interval of the programme."""

    id: str
    kind: IntervalKind
    starts_at: str
    ends_at: str
    title_id: str
    title_en: str
    session: str | None


class InvitationIn(TypedDict):
    """Somebody to invite to an event."""

    username: str
    role: Role


class InvitationOut(TypedDict):
    """A new user, and the link with which they set a password (shown only in this answer)."""

    user_id: str
    username: str
    role: Role
    url: str
    expires_at: str


class IssueIn(TypedDict):
    """The people to issue badges to."""

    attendee_id: NotRequired[str | None]


class IssuedLinkOut(TypedDict):
    """A new link with its address, which is shown only in this answer."""

    id: str
    name: str
    created_at: str
    expires_at: str
    url: str
    access_token: str


class IssuedOut(TypedDict):
    """The badges that a request issued."""

    items: list[BadgeOut]


class IssuedTokenOut(TypedDict):
    """A new token; its secret is shown only in this answer."""

    id: str
    kind: TokenKind
    name: str
    created_at: str
    expires_at: str
    access_token: str
    token_type: NotRequired[str]


class KecamatanArrivals(TypedDict):
    """How many of a kecamatan are expected and have come."""

    kecamatan: str
    total: int
    arrived: int


class KecamatanOut(TypedDict):
    """The meetings of one kecamatan's cooperatives."""

    kecamatan: str
    cooperatives: int
    served: int
    meetings: int
    fewest: int
    most: int


class KecamatanResults(TypedDict):
    """The results of a kecamatan's cooperatives."""

    cooperatives: int
    arrived: int
    requested: int
    granted: int
    held: int
    no_show: int
    outcomes: int
    agreed: int
    value: int
    feedback: NotRequired[int]
    feedback_agreed: NotRequired[int]
    kecamatan: str

Kept: TypeAlias = "Literal['retention', 'event', 'account', 'day', 'log']"


class KeyRevokedOut(TypedDict):
    """What the revocation of a leaked key came to."""

    revoked: int
    reissued: int
    key: SigningKeyOut


class LeftWithoutOut(TypedDict):
    """A cooperative that is left with no meeting."""

    cooperative_id: str
    village: str
    kecamatan: str


class LineOut(TypedDict):
    """A row as it stands in the file; `role` says whether it is data."""

    part: int
    sheet: str
    row: int
    line: int
    key: str
    role: str
    texts: list[str]


class LinkIn(TypedDict):
    """A link to make, with the name of the person whom it is for."""

    name: str


class LinkOut(TypedDict):
    """A valid link."""

    id: str
    name: str
    created_at: str
    expires_at: str

ListKind: TypeAlias = "Literal['attendees', 'partners', 'requests']"


class LockIn(TypedDict):
    """A decision about a pair: `lock` it (to a slot and a table, if named) or `block` it."""

    kind: LockKind
    cooperative_id: str
    partner_id: str
    slot_id: NotRequired[str | None]
    table_id: NotRequired[str | None]
    note: NotRequired[str | None]

LockKind: TypeAlias = "Literal['lock', 'block']"


class LockOut(TypedDict):
    """A decision about a pair."""

    id: str
    kind: LockKind
    cooperative_id: str
    partner_id: str
    slot_id: str | None
    table_id: str | None
    note: str | None
    created_at: str


class LogIn(TypedDict):
    """A user name and password."""

    username: str
    password: str
    name: NotRequired[str]
    code: NotRequired[str | None]


class LostSeatOut(TypedDict):
    """A seat that was released because the cooperative had not come."""

    release_id: str
    partner: str
    table_number: int
    zone: str | None
    starts_at: str
    ends_at: str
    released_at: str
    given_back_at: str | None
    taken: bool


class MappingIn(TypedDict):
    """How to read a list instead of what was detected."""

    sheet: NotRequired[str | None]
    mapping: NotRequired[dict[str, Any]]


class MatrixGroupOut(TypedDict):
    """A group of rows."""

    kecamatan: str
    cooperatives: int
    without_request: int


class MatrixOut(TypedDict):
    """The matrix without its cells."""

    timetable: int | None
    requests: int
    kecamatan: list[MatrixGroupOut]
    partners: list[PartnerColumnOut]
    unmet_needs: list[UnmetNeedOut]
    unwanted_offers: list[UnwantedOfferOut]


class MatrixRowOut(TypedDict):
    """A cooperative's row."""

    cooperative_id: str
    village: str
    kecamatan: str
    name: str
    version: str
    cells: list[PairOut]


class MatrixRowsOut(TypedDict):
    """A window of rows."""

    first: int
    total: int
    rows: list[MatrixRowOut]


class MeOut(TypedDict):
    """The user who calls."""

    user_id: str
    username: str
    is_admin: bool
    must_change_password: bool


class MeetingChangeOut(TypedDict):
    """What becomes of one meeting: no `before` if it is new, no `after` if it is lost."""

    cooperative_id: str
    village: str
    kecamatan: str
    partner_id: str
    partner: str
    before: PlaceOut | None
    after: PlaceOut | None
    detail: str


class MeetingMoved(TypedDict):
    """A meeting goes to another slot or table, or a pair gets one there: drag and drop."""

    kind: Literal['meeting_moved']
    cooperative_id: str
    partner_id: str
    slot_id: str
    table_id: NotRequired[str | None]


class MeetingOut(TypedDict):
    """A meeting with names and times."""

    id: str
    cooperative_id: str
    cooperative: str
    village: str
    village_kind: str
    kecamatan: str
    partner_id: str
    partner_code: str
    partner: str
    table_id: str
    table_number: int
    zone: str | None
    seat: int
    slot_id: str
    starts_at: str
    ends_at: str
    session: str | None
    tags: list[str]


class MeetingStateOut(TypedDict):
    """The state of a meeting."""

    meeting_id: str
    status: MeetingStatus
    since: str | None
    outcome: OutcomeOut | None

MeetingStatus: TypeAlias = "Literal['planned', 'running', 'held', 'no_show']"


class MemberIn(TypedDict):
    """A role to give."""

    role: Role


class MemberOut(TypedDict):
    """A user's role in an event."""

    user_id: str
    username: str
    role: Role


class MessageOut(TypedDict):
    """A cooperative's agenda as a text message."""

    cooperative_id: str
    village: str
    kecamatan: str
    person: str
    text: str
    link: str | None


class MetaOut(TypedDict):
    """What an installation is, for apps that call it."""

    version: str
    api: str
    server_time: str
    languages: list[str]
    minimum_apps: dict[str, str]


class MinuteArrivals(TypedDict):
    """How many came in one minute."""

    minute: str
    arrived: int


class MoveIn(TypedDict):
    """A meeting goes to another slot or table; the meetings of `promise` move as well.

    Without a promise it is worked out now, as the targets would say it.
    """

    meeting_id: str
    anew: NotRequired[bool]
    kind: Literal['move']
    slot_id: str
    table_id: str
    promise: NotRequired[list[StepIn] | None]


class MoveOut(TypedDict):
    """A pair that meets in both, at another time or table."""

    before: MeetingOut
    after: MeetingOut


class MovePlaceOut(TypedDict):
    """One place for a meeting, and what it costs."""

    place: PlaceOut
    refused: str | None
    detail: str
    displaced: list[MeetingChangeOut]
    people: list[PartyOut]
    change: list[TierDifferenceOut]


class MovedOut(TypedDict):
    """A meeting that goes to another time or table."""

    before: SittingOut
    after: SittingOut


class MovesAnswer(TypedDict):
    """Every place for a meeting."""

    cooperative_id: str
    village: str
    kecamatan: str
    partner_id: str
    partner: str
    kind: Literal['moves']
    held: PlaceOut | None
    places: list[MovePlaceOut]
    left_out: int


class MovesIn(TypedDict):
    """Which meeting is to go elsewhere."""

    meeting_id: str


class NextMeetingOut(TypedDict):
    """The next meeting by the published timetable."""

    meeting_id: str
    cooperative: str
    partner: str
    table_number: int
    zone: str | None
    starts_at: str
    ends_at: str
    minutes_left: int


class ObstacleOut(TypedDict):
    """What prevents a meeting in the timetable as it is."""

    code: str
    detail: str

OffReason: TypeAlias = "Literal['by_hand', 'failing', 'gone', 'secret_lost', 'restored']"


class OfferAnswerIn(TypedDict):
    """What the cooperative says."""

    answer: Literal['accepted', 'declined']


class OfferIn(TypedDict):
    """A free seat to offer, to the cooperative named or to the neediest that can come."""

    table_id: str
    slot_id: str
    seat: NotRequired[int | None]
    cooperative_id: NotRequired[str | None]


class OfferOut(TypedDict):
    """A seat offered to a cooperative."""

    id: str
    place: SittingOut
    seat: int
    status: OfferStatus
    offered_at: str
    offered_by: str
    expires_at: str
    answered_at: str | None
    answered_by: str | None

OfferStatus: TypeAlias = "Literal['pending', 'accepted', 'declined', 'withdrawn', 'lapsed']"


class OfferedOut(TypedDict):
    """How many seats were offered."""

    offered: int


class OffersOut(TypedDict):
    """Offers that wait for an answer, in the order in which they were made."""

    items: list[OfferOut]


class OutcomeIn(TypedDict):
    """What a meeting led to; it replaces the outcome reported before."""

    interest: int
    value: NotRequired[int | None]
    next_step: NotRequired[str | None]
    note: NotRequired[str | None]


class OutcomeOut(TypedDict):
    """What a meeting led to."""

    interest: int
    value: int | None
    next_step: str | None
    note: str | None


class OverbookingAnswer(TypedDict):
    """Advice for every table in use."""

    kind: Literal['overbooking']
    tables: list[TableAdviceOut]
    left_out: int


class OverbookingIn(TypedDict):
    """The rate of no-shows, and what it costs to turn a cooperative away."""

    rate: NotRequired[float]
    turned_away_cost: NotRequired[float]
    most: NotRequired[int]


class OverbookingOptionOut(TypedDict):
    """Booking so many more a slot: means over the day."""

    extra: int
    idle: float
    turned_away: float


class OwnBadgeOut(TypedDict):
    """What a badge is for: whose it is, where it works, and until when."""

    holder: Literal['badge']
    name: str
    kind: AttendeeKind
    badge_id: str
    event_id: str
    cooperative_id: str | None
    partner_id: str | None
    issued_at: str
    expires_at: str | None


class OwnDeviceOut(TypedDict):
    """What a device may know of itself."""

    id: str
    name: str
    scope: Scope
    principal: str
    gate_ids: list[str] | None
    table_ids: list[str]


class OwnRequestBody(TypedDict):
    """A request of the cooperative's own."""

    partner_id: str
    rank: int
    score: int
    source: RequestSource
    tags: NotRequired[list[str]]
    note: NotRequired[str | None]


class OwnWishOut(TypedDict):
    """A partner that the cooperative asks for."""

    partner_id: str
    partner: str
    rank: int
    by_badge: bool


class PageAbsentOut(TypedDict):
    items: list[AbsentOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageAnalysisOut(TypedDict):
    items: list[AnalysisOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageAttendeeOut(TypedDict):
    items: list[AttendeeOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageAuditOut(TypedDict):
    items: list[AuditOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageBadgeOut(TypedDict):
    items: list[BadgeOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageClaimOut(TypedDict):
    items: list[ClaimOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageConflictOut(TypedDict):
    items: list[ConflictOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageCooperativeOut(TypedDict):
    items: list[CooperativeOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageDeviceOut(TypedDict):
    items: list[DeviceOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageDirectoryPartnerOut(TypedDict):
    items: list[DirectoryPartnerOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageDoorPersonOut(TypedDict):
    items: list[DoorPersonOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageEventOut(TypedDict):
    items: list[EventOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageEventPlaceOut(TypedDict):
    items: list[EventPlaceOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageFindingOut(TypedDict):
    items: list[FindingOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageFullAuditOut(TypedDict):
    items: list[FullAuditOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageGateOut(TypedDict):
    items: list[GateOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageHostedMeetingOut(TypedDict):
    items: list[HostedMeetingOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageImportOut(TypedDict):
    items: list[ImportOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageIntegrationOut(TypedDict):
    items: list[IntegrationOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageLineOut(TypedDict):
    items: list[LineOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageLinkOut(TypedDict):
    items: list[LinkOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageLockOut(TypedDict):
    items: list[LockOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageMeetingOut(TypedDict):
    items: list[MeetingOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageMemberOut(TypedDict):
    items: list[MemberOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageMessageOut(TypedDict):
    items: list[MessageOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageOfferOut(TypedDict):
    items: list[OfferOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PagePartnerOut(TypedDict):
    items: list[PartnerOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PagePauseOut(TypedDict):
    items: list[PauseOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PagePrintRunOut(TypedDict):
    items: list[PrintRunOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageProposalOut(TypedDict):
    items: list[ProposalOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageReleaseOut(TypedDict):
    items: list[ReleaseOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageRequestOut(TypedDict):
    items: list[RequestOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageRowOut(TypedDict):
    items: list[RowOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageScanOut(TypedDict):
    items: list[ScanOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageSigningKeyOut(TypedDict):
    items: list[SigningKeyOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageSolveRunOut(TypedDict):
    items: list[SolveRunOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageTableOut(TypedDict):
    items: list[TableOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageTimetableOut(TypedDict):
    items: list[TimetableOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageTokenOut(TypedDict):
    items: list[TokenOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageUngrantedOut(TypedDict):
    items: list[UngrantedOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageUserOut(TypedDict):
    items: list[UserOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageWaitingRowOut(TypedDict):
    items: list[WaitingRowOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageWebhookAttemptOut(TypedDict):
    items: list[WebhookAttemptOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PageWebhookOut(TypedDict):
    items: list[WebhookOut]
    next_cursor: NotRequired[str | None]
    total: NotRequired[int]


class PairBlocked(TypedDict):
    """A pair must not meet."""

    kind: Literal['block']
    cooperative_id: str
    partner_id: str


class PairDecisionBody(TypedDict):
    """A lock or block of the row."""

    partner_id: str
    kind: LockKind
    slot_id: NotRequired[str | None]
    table_id: NotRequired[str | None]
    note: NotRequired[str | None]


class PairLocked(TypedDict):
    """A pair must meet, at the slot and table named, if any."""

    kind: Literal['lock']
    cooperative_id: str
    partner_id: str
    slot_id: NotRequired[str | None]
    table_id: NotRequired[str | None]


class PairOut(TypedDict):
    """A pair about which there is something; all others are left out."""

    partner_id: str
    score: int | None
    rank: int | None
    partner_rank: int | None
    source: RequestSource | None
    decision: LockKind | None
    placed: bool
    granted: bool


class PaperStateOut(TypedDict):
    """How far a document is printed."""

    document: PrintedDocument
    printed: int
    outdated: int
    missing: int


class PartnerAbsent(TypedDict):
    """A partner does not come, leaves early, or is away for a while."""

    kind: Literal['partner_absent']
    partner_id: str
    starts_at: NotRequired[str | None]
    ends_at: NotRequired[str | None]
    day: NotRequired[str | None]


class PartnerColumnOut(TypedDict):
    """A column: a partner, and how much it is asked for."""

    id: str
    code: str
    name: str
    asked: int
    seats: int
    granted: int


class PartnerIdleOut(TypedDict):
    """Planned seats of a partner that stay empty: means over the runs."""

    partner_id: str
    partner: str
    planned: int
    idle_without: float
    idle_with: float


class PartnerIn(TypedDict):
    """A partner to add."""

    code: str
    name: str
    kind: NotRequired[str]
    sector: NotRequired[str]
    required_documents: NotRequired[list[str]]
    max_meetings: NotRequired[int | None]
    min_meetings: NotRequired[int]
    required_meetings: NotRequired[int]
    offers: NotRequired[list[str]]
    absences: NotRequired[list[AbsenceIn]]


class PartnerLate(TypedDict):
    """A partner is delayed."""

    kind: Literal['partner_late']
    partner_id: str
    arrives_at: str
    day: NotRequired[str | None]

PartnerOrder: TypeAlias = "Literal['name', '-name', 'code', '-code', 'updated_at', '-updated_at']"


class PartnerOut(TypedDict):
    """A partner with its offers."""

    id: str
    code: str
    name: str
    kind: str
    sector: str
    required_documents: list[str]
    max_meetings: int | None
    min_meetings: int
    required_meetings: int
    offers: list[str]
    absences: list[AbsenceOut]
    withdrawn_at: str | None
    version: int
    created_at: str
    updated_at: str


class PartnerPatch(TypedDict):
    """Changes to a partner. A field left out stays as it is; a list is replaced as a whole."""

    name: NotRequired[str | None]
    kind: NotRequired[str | None]
    sector: NotRequired[str | None]
    required_documents: NotRequired[list[str] | None]
    max_meetings: NotRequired[int | None]
    min_meetings: NotRequired[int | None]
    required_meetings: NotRequired[int | None]
    offers: NotRequired[list[str] | None]
    absences: NotRequired[list[AbsenceIn] | None]


class PartnerResults(TypedDict):
    """The results of a partner."""

    cooperatives: int
    arrived: int
    requested: int
    granted: int
    held: int
    no_show: int
    outcomes: int
    agreed: int
    value: int
    feedback: NotRequired[int]
    feedback_agreed: NotRequired[int]
    partner_id: str
    code: str
    name: str


class PartnerShareOut(TypedDict):
    """The requests and meetings of one partner."""

    partner_id: str
    code: str
    name: str
    requested: int
    granted: int
    meetings: int
    seats: int


class PartyChangesOut(TypedDict):
    """What changes for one party."""

    kind: Literal['cooperative', 'partner']
    id: str
    name: str
    added: list[MeetingOut]
    removed: list[MeetingOut]
    moved: list[MoveOut]
    unchanged: int


class PartyOut(TypedDict):
    """A cooperative or a partner."""

    kind: Literal['cooperative', 'partner']
    id: str
    name: str

PartyStatus: TypeAlias = "Literal['active', 'withdrawn']"


class PasskeyIn(TypedDict):
    """A passkey that the browser made."""

    name: NotRequired[str]
    state: str
    credential: dict[str, Any]


class PasskeyLogIn(TypedDict):
    """What the browser answered when it was asked for any passkey."""

    state: str
    credential: dict[str, Any]
    name: NotRequired[str]


class PasswordChange(TypedDict):
    """The caller's present password, and the new one."""

    present: str
    new: str


class PauseIn(TypedDict):
    """A time of a day within which parties stay free for some slots, each for any of them."""

    name: str
    scope: NotRequired[PauseScope]
    cooperative_id: NotRequired[str | None]
    partner_id: NotRequired[str | None]
    day: NotRequired[str | None]
    starts_at: str
    ends_at: str
    free: NotRequired[int]


class PauseOut(TypedDict):
    """A time within which parties stay free for some slots."""

    id: str
    name: str
    scope: PauseScope
    cooperative_id: str | None
    partner_id: str | None
    starts_at: str
    ends_at: str
    free: int
    created_at: str

PauseScope: TypeAlias = "Literal['everybody', 'cooperatives', 'partners']"


class PeopleIn(TypedDict):
    """People to add or change. Each is looked at by itself: a wrong one stops no other."""

    people: list[PersonPut | Any]


class PeopleOut(TypedDict):
    """What became of a batch."""

    items: list[PersonPutOut]


class PersonChangesOut(TypedDict):
    """What changes for one cooperative or partner."""

    kind: Literal['cooperative', 'partner']
    id: str
    name: str
    added: list[SittingOut]
    removed: list[SittingOut]
    moved: list[MovedOut]
    unchanged: int
    sentences: list[str]


class PersonOut(TypedDict):
    """The holder of a badge, as staff at a gate see them."""

    attendee_id: str
    name: str
    kind: AttendeeKind
    cooperative: str | None
    village: str | None
    kecamatan: str | None
    partner: str | None


class PersonPut(TypedDict):
    """A person as they are to be; who has this `external_key` is changed, else added.

    Of somebody who is known already a field left out stays, and null clears it; where their data
    is restricted, null for phone, e-mail and note changes nothing.
    """

    external_key: str
    kind: AttendeeKind
    cooperative_id: NotRequired[str | None]
    partner_id: NotRequired[str | None]
    name: str
    position: NotRequired[str | None]
    phone: NotRequired[str | None]
    phone_other: NotRequired[str | None]
    email: NotRequired[str | None]
    note: NotRequired[str | None]
    status: NotRequired[PartyStatus]


class PersonPutOut(TypedDict):
    """What became of one person of a batch."""

    status: int
    outcome: Became
    attendee: AttendeeOut | None
    errors: list[FieldProblem]


class PersonalDataOut(TypedDict):
    """All that is held of a person, by kind."""

    made_at: str
    event: str
    person: dict[str, Any]
    represents: dict[str, Any] | None
    badges: list[dict[str, Any]]
    scans: list[dict[str, Any]]
    meetings: list[dict[str, Any]]
    reports: list[dict[str, Any]]
    feedback: NotRequired[list[dict[str, Any]]]
    claims: NotRequired[list[dict[str, Any]]]
    lists: list[dict[str, Any]]
    log: list[dict[str, Any]]


class PlaceOut(TypedDict):
    """A slot, and a table in it; null what was deleted since."""

    slot_id: str
    starts_at: str | None
    ends_at: str | None
    table_id: str | None
    table_number: int | None


class PlacesOut(TypedDict):
    """An event's own places, in short."""

    filename: str
    places: int
    groups: int
    place_heading: str
    group_heading: str
    with_regencies: bool
    version: int
    updated_at: str


class PlacesPreviewOut(TypedDict):
    """A file of places as it would be taken, with what was noticed."""

    filename: str
    places: int
    groups: int
    place_heading: str
    group_heading: str
    with_regencies: bool
    elsewhere: int
    items: list[EventPlaceOut]
    findings: list[FindingOut]
    skipped: list[SkippedOut]


class PlacesReadOut(TypedDict):
    """An event's own places as they were uploaded, with what was noticed."""

    filename: str
    places: int
    groups: int
    place_heading: str
    group_heading: str
    with_regencies: bool
    version: int
    updated_at: str
    findings: list[FindingOut]
    skipped: list[SkippedOut]


class PostponeIn(TypedDict):
    """Until when personal data is to be kept instead, and why."""

    until: str
    reason: str


class PreviewOut(TypedDict):
    """A list as it was read, and what became of it."""

    id: str
    number: int
    kind: ListKind
    filename: str
    sheet: str | None
    mapping: dict[str, str | None] | None
    status: ImportStatus
    version: int
    created_at: str
    applied_at: str | None
    read_sheet: str
    sheets: list[SheetOut]
    columns: list[ColumnOut]
    other_columns: NotRequired[list[ColumnOut]]
    to_confirm: NotRequired[dict[str, str | None]]
    fields: list[str]
    counts: CountsOut
    codes: list[CodeCount]
    skipped: list[SkippedOut]
    result: ApplyOut | None
    remembered: NotRequired[dict[str, str | None] | None]


class PrintFileOut(TypedDict):
    """A file of a print run: a hundred pages at most, the last one fewer."""

    number: int
    size: int
    href: str


class PrintRunIn(TypedDict):
    """Which document is wanted, and how; the fields are the parameters of `get_document`."""

    document: DocumentName
    timetable: NotRequired[int | None]
    sheet: NotRequired[Literal['a6', 'cr80']]
    kecamatan: NotRequired[str | None]
    partner_id: NotRequired[str | None]
    changed_since: NotRequired[int | None]
    attendee_id: NotRequired[str | None]
    cooperative_id: NotRequired[str | None]
    outdated: NotRequired[bool]
    day: NotRequired[str | None]


class PrintRunOut(TypedDict):
    """A print run: how far it is, or what it made."""

    id: str
    document: DocumentName
    day: str | None
    status: RunStatus
    parts: int
    done: int
    files: list[PrintFileOut]
    failure: FailureOut | None
    created_at: str
    started_at: str | None
    finished_at: str | None


class PrintStateOut(TypedDict):
    """How far agendas and table sheets are printed."""

    timetable: int
    items: list[PaperStateOut]


class PrintableBadgeOut(TypedDict):
    """A badge to print now; `code` is secret, since anybody who has it can pass as the holder."""

    id: str
    token: str
    code: str
    prints: int

PrintedDocument: TypeAlias = "Literal['agendas.pdf', 'table-sheets.pdf']"


class PrintedIn(TypedDict):
    """What was printed: the document, its version, and which papers of it."""

    document: PrintedDocument
    timetable: NotRequired[int | None]
    kecamatan: NotRequired[str | None]
    partner_id: NotRequired[str | None]
    cooperative_id: NotRequired[str | None]
    changed_since: NotRequired[int | None]
    outdated: NotRequired[bool]
    day: NotRequired[str | None]
    fetched_at: NotRequired[str | None]


class PrintedOut(TypedDict):
    """How many papers were noted as printed."""

    noted: int


class PrintsIn(TypedDict):
    """Badges that were printed."""

    badge_ids: list[str]


class PrintsOut(TypedDict):
    """How many badges were counted as printed."""

    counted: int


class ProblemPage(TypedDict):
    """What an error code means, in each locale; `{...}` marks what is filled in."""

    code: str
    detail: dict[str, str]


class ProgrammeChangeIn(TypedDict):
    """The whole programme, and what the caller agrees to."""

    programme: list[IntervalBody]
    agreed: NotRequired[str | None]


class ProgrammeChangedOut(TypedDict):
    """The programme after a change, and what the change did."""

    items: list[IntervalOut]
    consequences: ConsequencesOut


class ProgrammeIn(TypedDict):
    """The whole programme, which replaces the one before."""

    programme: list[IntervalBody]


class ProgrammeOut(TypedDict):
    """The programme, in time order."""

    items: list[IntervalOut]


class ProgressOut(TypedDict):
    """A moment of a solve run."""

    sequence: int
    at: str
    phase: str
    tier: str | None
    incumbent: list[int] | None
    bound: list[int] | None
    gap: float | None
    elapsed: float


class ProofIn(TypedDict):
    """Either the password, or a code, or the answer of a passkey."""

    password: NotRequired[str | None]
    code: NotRequired[str | None]
    passkey: NotRequired[AnswerIn | None]


class ProposalDetailOut(TypedDict):
    """A proposal with its answer."""

    number: int
    kind: ProposalKind
    status: ProposalStatus
    name: str
    timetable: int
    changes: int
    failure: str | None
    failure_detail: str | None
    created_by: str
    created_at: str
    decided_at: str | None
    adopted: int | None
    asked: list[CooperativeAbsent | CooperativeLate | PartnerAbsent | PartnerLate | TableClosed | TableAdded | WalkIn | PairLocked | PairBlocked | MeetingMoved]
    hypothetical: list[int]
    people_changed: int | None
    meetings_changed: int | None
    least_proven: bool
    unavoidable: int | None
    tiers: list[TierChangeOut]
    diff: DiffOut | None
    reasons: list[ReasonOut]
    seconds: float | None


class ProposalIn(TypedDict):
    """What happened (a repair), or might happen (a what-if)."""

    kind: NotRequired[ProposalKind]
    name: NotRequired[str]
    changes: list[CooperativeAbsent | CooperativeLate | PartnerAbsent | PartnerLate | TableClosed | TableAdded | WalkIn | PairLocked | PairBlocked | MeetingMoved]
    timetable: NotRequired[int | None]
    time_limit: NotRequired[float]
    seed: NotRequired[int]

ProposalKind: TypeAlias = "Literal['repair', 'what_if']"


class ProposalOut(TypedDict):
    """A proposal with its status."""

    number: int
    kind: ProposalKind
    status: ProposalStatus
    name: str
    timetable: int
    changes: int
    failure: str | None
    failure_detail: str | None
    created_by: str
    created_at: str
    decided_at: str | None
    adopted: int | None

ProposalStatus: TypeAlias = "Literal['computing', 'ready', 'adopted', 'dismissed', 'stale', 'failed']"


class ProvisionedOut(TypedDict):
    """A device with the one-time code that enrols a phone as it."""

    device: DeviceOut
    enrolment: EnrolmentOut


class PublishIn(TypedDict):
    """Which timetable the caller believes to be published."""

    replaces: NotRequired[int | None]


class PushKeyOut(TypedDict):
    """What a browser needs to subscribe."""

    public_key: str
    most: int


class PushKeysIn(TypedDict):
    """The keys of a browser's subscription."""

    p256dh: str
    auth: str


class PushSubscriptionIn(TypedDict):
    """A browser's subscription, as `PushSubscription.toJSON()` says it."""

    endpoint: str
    expirationTime: NotRequired[float | None]
    keys: PushKeysIn


class PushSubscriptionOut(TypedDict):
    """A browser that is told."""

    id: str
    created_at: str


class QuestionOut(TypedDict):
    """What to ask the browser for a passkey with, and what to send back beside its answer."""

    state: str
    options: dict[str, Any]


class QueueOut(TypedDict):
    """The cooperatives on standby, the neediest first."""

    items: list[WaitingOut]


class RateOut(TypedDict):
    """What one rate of no-shows does: means over the runs, and the worst run."""

    rate: float
    runs: int
    planned: int
    lost: float
    worst_lost: int
    refilled: float
    idle: float
    worst_idle: int
    unserved_without: float
    unserved_with: float
    partners: list[PartnerIdleOut]
    detail: str


class ReadmissionOut(TypedDict):
    """That an erased person may be added again."""

    attendee_id: str


class ReadyOut(TypedDict):
    """Whether the process can serve: each part with `ok` or its fault."""

    ready: bool
    database: str
    schema_version: str
    worker: NotRequired[str]

Reason: TypeAlias = "Literal['unknown_code', 'bad_signature', 'wrong_event', 'revoked', 'cancelled', 'not_on_list', 'too_early', 'too_late', 'already_inside', 'not_inside', 'seat_released']"


class ReasonOut(TypedDict):
    """Why nothing satisfies the changes."""

    code: str
    detail: str


class ReceiptOut(TypedDict):
    """The proof of an erasure; the audit log has it, too.

    A list or a system that still has the person adds them again: erase them there, too.
    """

    id: str
    at: str
    by: str
    subject: str
    erased: HeldOut
    remaining_notes: int


class RecoveryCodesOut(TypedDict):
    """Codes of which each stands once for a lost second factor; shown only now."""

    recovery_codes: list[str] | None


class RefusedOut(TypedDict):
    """A person of a group who may not pass, and why."""

    attendee_id: str
    name: str
    message: str


class RegenciesOut(TypedDict):
    """Regencies, best first."""

    items: list[RegencyOut]


class RegencyOut(TypedDict):
    """A kabupaten or kota."""

    code: str
    name: str
    province: str
    villages: int


class RegisterOut(TypedDict):
    """The register of processing, in the reader's language."""

    items: list[HoldingOut]


class RegistrationOrderOut(TypedDict):
    """What serving cooperatives in the order of registration would have given."""

    number: int
    meetings: int
    without: int
    tiers: list[TierValueOut]
    cooperatives: list[CooperativeCountOut]


class ReleaseIn(TypedDict):
    """Meetings to release, with the ids that the list of due releases gives."""

    replaces: NotRequired[int | None]
    meeting_ids: list[str]


class ReleaseOut(TypedDict):
    """A seat that was released."""

    id: str
    place: SittingOut
    seat: int
    released_at: str
    released_by: str
    undone_at: str | None
    undone_by: str | None


class ReleasesOut(TypedDict):
    """What was released."""

    timetable: int
    items: list[ReleaseOut]


class RemarkOut(TypedDict):
    """Why a row was held back, or what was left alone about it."""

    row: int
    line: int
    code: str
    detail: str
    sheet: NotRequired[str]


class RenewalIn(TypedDict):
    """For how long the new token is to work."""

    days: NotRequired[int]


class ReplayIn(TypedDict):
    """From when on everything is to be sent again."""

    since: str


class ReprintIn(TypedDict):
    """Whose badge is printed once more."""

    attendee_id: str
    lost: NotRequired[bool]


class ReprintOut(TypedDict):
    """The badge to print."""

    person: DoorPersonOut
    badge: PrintableBadgeOut


class ReprintedIn(TypedDict):
    """Whose cooperative's agenda was printed anew at the door, and of which version."""

    attendee_id: str
    timetable: int


class RequestCountsOut(TypedDict):
    """The numbers of derived requests added, changed and removed."""

    created: int
    updated: int
    unchanged: int
    removed: int


class RequestIn(TypedDict):
    """A request to add. Without a rank it comes after the asker's other explicit requests."""

    cooperative_id: str
    partner_id: str
    asker: NotRequired[Asker]
    rank: NotRequired[int | None]
    score: NotRequired[int | None]
    note: NotRequired[str | None]


class RequestOut(TypedDict):
    """A request with names, and the documents that the cooperative should still obtain."""

    id: str
    cooperative_id: str
    cooperative: str
    village: str
    kecamatan: str
    partner_id: str
    partner_code: str
    partner: str
    asker: Asker
    source: RequestSource
    rank: int
    score: int
    tags: list[str]
    note: str | None
    missing_documents: list[str]
    to_do: list[str]
    by_badge: NotRequired[bool]
    created_at: str


class RequestPatch(TypedDict):
    """Changes to a request. A field left out stays as it is."""

    rank: NotRequired[int | None]
    score: NotRequired[int | None]
    note: NotRequired[str | None]


class RequestRowBody(TypedDict):
    """A row as it is to be put back: the cooperative's own requests, and what was decided."""

    asked: list[OwnRequestBody]
    decisions: list[PairDecisionBody]

RequestSource: TypeAlias = "Literal['derived', 'explicit']"


class ResolutionIn(TypedDict):
    """What an organizer found out about a conflict."""

    note: str


class RestoreIn(TypedDict):
    """Which timetable the caller believes to be published, and what to do about obstacles."""

    replaces: NotRequired[int | None]
    despite_obstacles: NotRequired[bool]


class RestrictionOut(TypedDict):
    """Whether what is done with a person's data is restricted."""

    attendee_id: str
    restricted_at: str | None


class ResultsFigures(TypedDict):
    """What a group of cooperatives, or a partner, came to."""

    cooperatives: int
    arrived: int
    requested: int
    granted: int
    held: int
    no_show: int
    outcomes: int
    agreed: int
    value: int
    feedback: NotRequired[int]
    feedback_agreed: NotRequired[int]


class ResultsOut(TypedDict):
    """The results of an event, as far as they are on record."""

    day: str
    phase: Literal['ahead', 'today', 'over']
    timetable: int | None
    total: ResultsFigures
    by_kecamatan: list[KecamatanResults]
    by_partner: list[PartnerResults]


class RetentionOut(TypedDict):
    """Until when personal data of an event is kept, and what will be erased then."""

    kept_until: str
    postponed_for: str | None
    erased_at: str | None
    latest: str
    held: HeldOut

RevocationReason: TypeAlias = "Literal['reissued', 'substituted', 'cancelled', 'lost']"


class RevokeIn(TypedDict):
    """Why a badge is revoked."""

    reason: Literal['substituted', 'cancelled', 'lost']


class RobustnessAnswer(TypedDict):
    """What no-shows do to a timetable."""

    kind: Literal['robustness']
    rates: list[RateOut]
    complete: bool
    left_out: int
    seconds: float


class RobustnessIn(TypedDict):
    """Rates of no-shows, and the number of simulated days for each."""

    rates: NotRequired[list[float]]
    runs: NotRequired[int]
    time_limit: NotRequired[float]
    seed: NotRequired[int]

Role: TypeAlias = "Literal['viewer', 'organizer']"


class RowOut(TypedDict):
    """A row of data, cleaned; `held_back` rows wait for a person."""

    row: int
    line: int
    held_back: bool
    codes: list[str]
    sheet: NotRequired[str]
    fields: dict[str, str | int | list[str] | None]

RunStatus: TypeAlias = "Literal['queued', 'running', 'finished', 'stopped', 'failed']"


class ScanAnswer(TypedDict):
    """The decision on a scan, and what staff tell the person."""

    id: str
    scan_id: str
    gate_id: str
    direction: Direction
    scanned_at: str
    received_at: str
    offline: bool
    verdict: Verdict
    reason: Reason | None
    message: str
    attention: list[AttentionOut]
    person: PersonOut | None
    first_admission: FirstEntryOut | None
    next_meeting: NextMeetingOut | None
    lost_seats: NotRequired[list[LostSeatOut]]
    calls: NotRequired[list[CallOut]]
    changed_meetings: NotRequired[int]


class ScanBatchIn(TypedDict):
    """Scans that a device has kept. Each is decided by itself: an invalid one stops no other."""

    scans: list[ScanIn | Any]


class ScanBatchOut(TypedDict):
    """The answers to a batch, in its order."""

    items: list[BatchItemOut]

ScanExpansion: TypeAlias = "Literal['person']"


class ScanIn(TypedDict):
    """A code that was read at a gate, or a person whom staff recognised there."""

    scan_id: str
    gate_id: str
    code: NotRequired[str | None]
    attendee_id: NotRequired[str | None]
    direction: NotRequired[Direction]
    scanned_at: str
    offline: NotRequired[bool]
    refused: NotRequired[Reason | None]

ScanOrder: TypeAlias = "Literal['recorded', '-recorded', 'scanned_at', '-scanned_at']"


class ScanOut(TypedDict):
    """A recorded scan."""

    id: str
    scan_id: str
    device: str
    gate_id: str
    badge_id: str | None
    attendee_id: str | None
    direction: Direction
    scanned_at: str
    received_at: str
    offline: bool
    verdict: Verdict
    reason: Reason | None
    annulment: NotRequired[AnnulmentOut | None]
    clock_off: NotRequired[bool]
    person: NotRequired[PersonOut | None]

Scope: TypeAlias = "Literal['checkin', 'table', 'signage']"


class SecondFactorOut(TypedDict):
    """The caller's second factors."""

    required: bool
    since: str | None
    factors: list[FactorOut]
    recovery_codes_left: int


class SecretIntegrationOut(TypedDict):
    """An integration with its token, which is shown only in this answer."""

    id: str
    name: str
    scopes: list[IntegrationScope]
    event_ids: list[str]
    created_at: str
    expires_at: str
    ended_at: str | None
    last_used_at: str | None
    access_token: str


class SecretWebhookOut(TypedDict):
    """An endpoint with its secret, which is shown only in this answer."""

    id: str
    url: str
    kinds: list[FeedKind] | None
    note: str
    off_since: str | None
    off_reason: OffReason | None
    failing_since: str | None
    attempts: int
    next_at: str
    created_at: str
    secret: str

Severity: TypeAlias = "Literal['info', 'warning', 'error']"


class SheetOut(TypedDict):
    """A sheet of the file."""

    name: str
    hidden: bool
    data_rows: int
    rows: NotRequired[int]
    use: NotRequired[Literal['read', 'hidden', 'empty', 'not_chosen', 'no_columns', 'other_list', 'older']]


class SignageEventOut(TypedDict):
    """The event that a screen stands in."""

    id: str
    name: str
    place: str
    day: str
    timezone: str


class SignageIntervalOut(TypedDict):
    """An interval of the programme."""

    id: str
    kind: IntervalKind
    title_id: str
    title_en: str
    session: str | None
    starts_at: str
    ends_at: str


class SignageOut(TypedDict):
    """All that a screen shows, of the whole day, so that it can go on without a network."""

    event: SignageEventOut
    programme: list[SignageIntervalOut]
    timetable: int | None
    meetings: list[SignagePlaceOut]
    calls: list[SignagePlaceOut]


class SignagePlaceOut(TypedDict):
    """A cooperative, by its village, and the table that it goes to in a slot."""

    slot_id: str
    table_number: int
    zone: str | None
    partner: str
    village: str
    kecamatan: str


class SigningKeyOut(TypedDict):
    """A key that signs badges; its private half never leaves the server."""

    key_id: str
    public_key: str
    created_at: str
    retired_at: str | None
    revoked_at: str | None


class SittingOut(TypedDict):
    """Which cooperative meets which partner, at which slot and table."""

    cooperative_id: str
    village: str
    kecamatan: str
    partner_id: str
    partner_code: str
    partner: str
    table_id: str
    table_number: int
    zone: str | None
    slot_id: str
    starts_at: str
    ends_at: str


class SkippedOut(TypedDict):
    """A row with content that is not a row of data."""

    row: int
    line: int
    reason: Literal['title', 'header', 'column_numbers', 'section', 'total', 'footer', 'left_out']
    text: str
    sheet: NotRequired[str]


class SnapshotKeyOut(TypedDict):
    """The key that signs the device's snapshots: keep it, and accept no other from a snapshot."""

    key_id: str
    public_key: str


class SnapshotOut(TypedDict):
    """A document with its signature; what it holds is described in `docs/offline.md`."""

    document: str
    signature: str
    key_id: str


class SolveRunIn(TypedDict):
    """How to solve. The problem is that of the event's lists as they are now."""

    time_limit: NotRequired[float]
    seed: NotRequired[int]
    deterministic: NotRequired[bool]


class SolveRunOut(TypedDict):
    """A solve run: how far it is, or how it ended."""

    number: int
    status: RunStatus
    time_limit: float
    seed: int
    deterministic: bool
    stop_requested: bool
    attempts: int
    outcome: str | None
    progress: ProgressOut | None
    tiers: list[TierOut]
    reasons: list[str]
    demands: DemandsOut
    reason_codes: list[str]
    failure: FailureOut | None
    timetable: int | None
    created_at: str
    started_at: str | None
    finished_at: str | None


class StepIn(TypedDict):
    """Where one meeting goes, as a target promises it."""

    cooperative_id: str
    partner_id: str
    slot_id: str
    table_id: str


class StepOut(TypedDict):
    """Where one meeting goes."""

    cooperative_id: str
    partner_id: str
    slot_id: str
    table_id: str


class SubstitutionIn(TypedDict):
    """Who comes in somebody's place."""

    attendee_id: str
    name: str
    position: NotRequired[str | None]
    phone: NotRequired[str | None]


class SubstitutionOut(TypedDict):
    """The new person, who takes over the meetings of the cooperative or partner."""

    person: DoorPersonOut
    badge: PrintableBadgeOut
    replaced_attendee_id: str


class SummaryOut(TypedDict):
    """A timetable in figures."""

    number: int
    outcome: str | None
    tiers: list[TierOut]
    requested: int
    granted: int
    meetings: int
    by_count: list[CountOut]
    by_kecamatan: list[KecamatanOut]
    by_partner: list[PartnerShareOut]


class SwapIn(TypedDict):
    """Two meetings exchange their slots, and their tables where they have the same partner."""

    meeting_id: str
    anew: NotRequired[bool]
    kind: Literal['swap']
    with_meeting_id: str


class SyncIn(TypedDict):
    """What a device reports of itself."""

    device_time: str
    pending_scans: NotRequired[int]
    conflicts_seen: NotRequired[int]
    snapshot_at: NotRequired[str | None]
    app_version: NotRequired[str | None]


class SyncOut(TypedDict):
    """What the server answers a device."""

    server_time: str
    clock_offset_ms: int
    clock_is_off: bool
    device: OwnDeviceOut


class TableAdded(TypedDict):
    """A partner gets one more table; without a number it is hypothetical."""

    kind: Literal['table_added']
    partner_id: str
    number: NotRequired[int | None]
    seats: NotRequired[int]
    zone: NotRequired[str | None]


class TableAdviceOut(TypedDict):
    """How many more than its seats a table had better book."""

    table_id: str
    table_number: int | None
    partner: str
    planned: int
    extra: int
    options: list[OverbookingOptionOut]
    detail: str


class TableClosed(TypedDict):
    """Nobody can sit at a table, all day or for a part of it."""

    kind: Literal['table_closed']
    table_id: str
    starts_at: NotRequired[str | None]
    ends_at: NotRequired[str | None]
    day: NotRequired[str | None]


class TableIn(TypedDict):
    """A table to add."""

    partner_id: str
    number: int
    seats: NotRequired[int]
    zone: NotRequired[str | None]


class TableOut(TypedDict):
    """A table of a partner."""

    id: str
    partner_id: str
    number: int
    seats: int
    zone: str | None
    closed_from: str | None
    closed_until: str | None
    version: int
    created_at: str


class TablePatch(TypedDict):
    """Changes to a table. A field left out stays as it is."""

    partner_id: NotRequired[str | None]
    number: NotRequired[int | None]
    seats: NotRequired[int | None]
    zone: NotRequired[str | None]


class TablePlace(TypedDict):
    """Where a table stands: its number, and the part of the hall."""

    id: str
    number: int
    zone: NotRequired[str | None]
    version: int


class TablePlaceOut(TypedDict):
    """A table at which a partner receives."""

    number: int
    zone: str | None


class TableValueOut(TypedDict):
    """What one more table of a partner adds to what is proven to be the most."""

    partner_id: str
    partner: str
    tables: int
    meetings: int
    served: list[int]
    detail: str


class TableValuesAnswer(TypedDict):
    """What more tables are worth, the most valuable first."""

    kind: Literal['table_values']
    requested: int
    values: list[TableValueOut]
    complete: bool
    seconds: float


class TableValuesIn(TypedDict):
    """How long to compute what one more table of each partner adds."""

    time_limit: NotRequired[float]


class TablesOut(TypedDict):
    """All tables of an event, by number."""

    items: list[TableOut]

TagDirection: TypeAlias = "Literal['beli', 'layanan', 'jual']"


class TagIn(TypedDict):
    """A tag to add or to replace."""

    label_id: str
    label_en: str
    direction: TagDirection
    aliases: NotRequired[list[str]]


class TagOut(TypedDict):
    """A tag of the event's vocabulary."""

    code: str
    label_id: str
    label_en: str
    direction: TagDirection
    aliases: list[str]


class TagsOut(TypedDict):
    """The event's vocabulary, by code."""

    items: list[TagOut]


class TakerOut(TypedDict):
    """A cooperative on standby that asks for a seat's partner and could take the seat."""

    cooperative_id: str
    village: str
    kecamatan: str


class TargetOut(TypedDict):
    """One place for a meeting, what it costs, and the promise to send when it is chosen."""

    place: PlaceOut
    refused: str | None
    detail: str
    displaced: list[MeetingChangeOut]
    people: list[PartyOut]
    change: list[TierDifferenceOut]
    short: str
    promise: list[StepOut]


class TargetsOut(TypedDict):
    """Every place for a meeting of a version."""

    cooperative_id: str
    village: str
    kecamatan: str
    partner_id: str
    partner: str
    meeting_id: str
    timetable: int
    held: PlaceOut | None
    targets: list[TargetOut]


class TierBeforeAfterOut(TypedDict):
    """A tier of the timetable before and after a change."""

    name: str
    before: list[int]
    after: list[int]


class TierBesideOut(TypedDict):
    """A tier of the timetable asked about, and of another one."""

    name: str
    first: list[int]
    value: list[int]


class TierChangeOut(TypedDict):
    """One tier of the objective, before and after."""

    name: str
    before: list[int]
    after: list[int]
    bound: NotRequired[list[int] | None]
    proven: NotRequired[bool]


class TierDifferenceOut(TypedDict):
    """What a change adds to a tier's value, component by component."""

    name: str
    difference: list[int]


class TierOut(TypedDict):
    """One tier of the objective: what was reached, and what is proven to be the most."""

    name: str
    value: list[int]
    bound: list[int] | None
    gap: float | None
    proven: bool
    witness: bool
    seconds: float
    method: str


class TierValueOut(TypedDict):
    """What one aim would have reached."""

    name: str
    value: list[int]


class TierVerdictOut(TypedDict):
    """What was found about one tier's claims, without a solver."""

    name: str
    value: list[int]
    bound: list[int] | None
    proven: bool
    basis: str
    errors: list[str]
    verdict: Literal['proven', 'word', 'false']


class TimetableDetailOut(TypedDict):
    """One version of the timetable, with its size."""

    number: int
    status: TimetableStatus
    origin: str
    created_at: str
    published_at: str | None
    meetings: int


class TimetableOut(TypedDict):
    """One version of the timetable."""

    number: int
    status: TimetableStatus
    origin: str
    created_at: str
    published_at: str | None

TimetableStatus: TypeAlias = "Literal['draft', 'proposed', 'published', 'superseded']"


class TokenHolderOut(TypedDict):
    """What a token is for: whose it is, where it works, and until when."""

    holder: Literal['user', 'device', 'link', 'integration']
    name: str
    expires_at: str
    user_id: NotRequired[str | None]
    is_admin: NotRequired[bool]
    must_change_password: NotRequired[bool]
    event_id: NotRequired[str | None]
    device_id: NotRequired[str | None]
    scope: NotRequired[Scope | None]
    gate_ids: NotRequired[list[str] | None]
    table_ids: NotRequired[list[str]]
    partner_id: NotRequired[str | None]
    scopes: NotRequired[list[IntegrationScope]]

TokenKind: TypeAlias = "Literal['api', 'session', 'device', 'link', 'integration']"


class TokenOut(TypedDict):
    """A token without its secret."""

    id: str
    kind: TokenKind
    name: str
    created_at: str
    expires_at: str


class UndoOut(TypedDict):
    """What undoing the last application of a list takes back, in records."""

    created: int
    changed: int
    built: BuiltOut


class UngrantedOut(TypedDict):
    """A request without a meeting, and why."""

    request_id: str
    cooperative_id: str
    village: str
    kecamatan: str
    partner_id: str
    partner_code: str
    partner: str
    asker: Asker
    source: RequestSource
    rank: int
    reason: UngrantedReason
    detail: str

UngrantedReason: TypeAlias = "Literal['blocked', 'host_full', 'visitor_full', 'no_common_slot', 'no_common_free_slot', 'still_possible']"


class UnmetNeedOut(TypedDict):
    """A need that no partner offers."""

    tag: str
    label: str
    cooperatives: int


class UnwantedOfferOut(TypedDict):
    """An offer that no cooperative needs."""

    tag: str
    label: str
    partners: list[str]


class UserChange(TypedDict):
    """Whether a user may log in."""

    disabled: bool


class UserIn(TypedDict):
    """A user to add; without a password one is generated."""

    username: str
    password: NotRequired[str | None]
    is_admin: NotRequired[bool]


class UserOut(TypedDict):
    """A user."""

    id: str
    username: str
    is_admin: bool
    created_at: str
    disabled_at: str | None

Verdict: TypeAlias = "Literal['admitted', 'refused']"


class VerificationOut(TypedDict):
    """The verdict on a certificate, computed anew."""

    holds: bool
    verdict: Literal['proven', 'word', 'false']
    violations: list[str]
    errors: list[str]
    on_word: list[str]
    tiers: list[TierVerdictOut]

Viewer: TypeAlias = "Literal['organizers', 'viewers', 'door', 'tables', 'administrators', 'nobody']"


class VillageIn(TypedDict):
    """The village of a cooperative that may be on no list."""

    village_code: str
    village: NotRequired[str | None]
    kecamatan: NotRequired[str | None]


class VillageListOut(TypedDict):
    """Villages like the text searched for, best first."""

    items: list[VillageOut]


class VillageOut(TypedDict):
    """A village that somebody may have come from."""

    village_code: str
    village: str
    village_kind: str
    kecamatan: str
    cooperative_id: str | None


class VisitorOut(TypedDict):
    """Somebody who comes to a meeting."""

    name: str
    arrived: bool


class WaitingOut(TypedDict):
    """A cooperative on standby."""

    position: int
    cooperative_id: str
    village: str
    kecamatan: str
    meetings: int
    target: int
    wishes: list[WishOut]


class WaitingRowOut(TypedDict):
    """A row that waits for a person, and what can be decided about it."""

    key: str
    row: int
    line: int
    sheet: str
    cells: list[CellOut]
    findings: list[FindingOut]
    remarks: list[RemarkOut]
    choices: list[ChoiceOut]
    similar: list[str]


class WalkIn(TypedDict):
    """An unexpected cooperative asks for partners, most wanted first.

    It is one of the event's (`cooperative_id`), or hypothetical (`name`). Without
    `partner_ids` its earlier requests stand.
    """

    kind: Literal['walk_in']
    cooperative_id: NotRequired[str | None]
    name: NotRequired[str | None]
    partner_ids: NotRequired[list[str]]


class WalkInIn(TypedDict):
    """A person on no list who stands at the door."""

    name: str
    kind: NotRequired[Literal['manager', 'guest']]
    position: NotRequired[str | None]
    phone: NotRequired[str | None]
    cooperative_id: NotRequired[str | None]
    village: NotRequired[VillageIn | None]
    needs: NotRequired[list[str]]
    meetings: NotRequired[bool]


class WalkInOut(TypedDict):
    """A registered walk-in."""

    person: DoorPersonOut
    badge: PrintableBadgeOut
    cooperative_id: str | None
    cooperative_created: bool
    requests_made: int
    meetings: list[NextMeetingOut]
    meetings_added: int
    standby: bool


class WebhookAttemptOut(TypedDict):
    """An attempt to send a message; kept for a week."""

    id: str
    message_id: str
    kind: str
    attempt: int
    at: str
    milliseconds: int
    status: int | None
    failure: Failure | None


class WebhookIn(TypedDict):
    """An endpoint to add."""

    url: str
    kinds: NotRequired[list[FeedKind] | None]
    note: NotRequired[str]

WebhookMessage: TypeAlias = "ScanRecordedMessage | PresenceChangedMessage | SolveRunProgressMessage | TimetablePublishedMessage | MeetingChangedMessage | MeetingFeedbackMessage | WishesChangedMessage | ProposalCreatedMessage | StandbyOfferedMessage | ImportFinishedMessage | WebhookSwitchedOffMessage | WebhookTestMessage"


class WebhookOut(TypedDict):
    """An address that hears what happens in an event."""

    id: str
    url: str
    kinds: list[FeedKind] | None
    note: str
    off_since: str | None
    off_reason: OffReason | None
    failing_since: str | None
    attempts: int
    next_at: str
    created_at: str


class WebhookPatch(TypedDict):
    """What to change in an endpoint; what is absent stays."""

    url: NotRequired[str | None]
    kinds: NotRequired[list[FeedKind] | None]
    note: NotRequired[str | None]
    is_on: NotRequired[bool | None]


class WhyNotAnswer(TypedDict):
    """Why a pair does not meet."""

    cooperative_id: str
    village: str
    kecamatan: str
    partner_id: str
    partner: str
    kind: Literal['why_not']
    reason: str
    detail: str
    obstacles: list[ObstacleOut]
    tiers: list[ForcedTierOut]
    displacement: DisplacementOut | None
    left_out: int
    seconds: float


class WhyNotIn(TypedDict):
    """Which pair does not meet; neither side need have asked for the other."""

    cooperative_id: str
    partner_id: str
    time_limit: NotRequired[float]
    seed: NotRequired[int]


class WishOut(TypedDict):
    """A partner that a cooperative asks for and does not meet."""

    partner_id: str
    partner_code: str
    partner: str


class WishesIn(TypedDict):
    """Whom the cooperative asks for; a partner's time is promised to nobody."""

    partner_ids: list[str]


class WishesOut(TypedDict):
    """Whom the cooperative asks for."""

    open: bool
    until: str | None
    most: int
    items: list[OwnWishOut]

ErrorCode: TypeAlias = "Literal['act_given_back', 'address_needed', 'address_only_here', 'address_unreadable', 'analysis_ended', 'app_outdated', 'app_unreadable', 'attendee_known', 'attendee_party', 'attendee_withdrawn', 'bad_credentials', 'badge_active', 'badge_attendee_unknown', 'badge_gone', 'badge_missing', 'badge_revoked', 'badge_unknown', 'badge_without_cooperative', 'badge_without_party', 'block_has_place', 'body_too_large', 'calendar_owner', 'calendar_unknown', 'change_hypothetical', 'claim_answered', 'claim_early', 'claim_nameless', 'clock_fixed', 'closed_by_organizers', 'code_refused', 'code_wrong', 'columns_unconfirmed', 'conflict', 'cooperative_exists', 'cooperative_unknown', 'cooperative_withdrawn', 'csrf_failed', 'cursor_invalid', 'database_away', 'day_in_use', 'derivation_busy', 'derivation_lost', 'device_name_taken', 'device_revoked', 'device_table_unknown', 'device_target', 'document_empty', 'document_long', 'document_lost', 'document_too_large', 'documents_busy', 'edit_refused', 'edited_meanwhile', 'enrolment_refused', 'event_days', 'event_span', 'external_key_taken', 'feedback_early', 'forbidden', 'gate_hours', 'gate_in_use', 'gate_name_taken', 'gate_not_of_device', 'gate_target', 'gate_unknown', 'grid_too_large', 'group_changed', 'http_error', 'idempotency_key_invalid', 'idempotency_mismatch', 'identity_taken', 'integration_event_unknown', 'integration_exists', 'internal_error', 'interval_day', 'interval_order', 'interval_unknown', 'intervals_overlap', 'invalid', 'invitation_invalid', 'last_administrator', 'last_organizer', 'list_built_upon', 'list_lost', 'list_not_applied', 'list_row_unknown', 'list_too_heavy', 'list_too_large', 'list_type', 'list_unreadable', 'lists_busy', 'lists_unsound', 'lock_exists', 'lock_slot_unknown', 'lock_table_needs_slot', 'lock_table_wrong', 'locks_clash', 'malformed_body', 'meeting_bounds', 'meeting_fact_code', 'meeting_fact_empty', 'meeting_fact_id_taken', 'meeting_locked', 'meeting_not_in_timetable', 'meeting_unknown', 'meetings_begun', 'method_not_allowed', 'moved_into_past', 'name_mismatch', 'need_tag_unknown', 'no_certificate', 'no_slot_fits', 'nobody_waits', 'not_admitted', 'not_found', 'not_real_yet', 'nothing_decided', 'nothing_left', 'nothing_published', 'nothing_to_schedule', 'nothing_to_undo', 'offer_answered', 'offer_tag_unknown', 'option_outdated', 'own_password_needed', 'pair_met', 'partner_exists', 'partner_in_use', 'partner_unknown', 'passkey_refused', 'passkeys_not_here', 'password_change_required', 'password_same', 'password_wrong', 'past_changed', 'past_midnight', 'pause_party', 'pause_without_slot', 'person_erased', 'person_not_erased', 'phone_unreadable', 'prayer_stays', 'preview_busy', 'preview_too_heavy', 'printed_badge_unknown', 'programme_consent', 'programme_in_use', 'programme_too_long', 'proof_needed', 'proposal_base_unknown', 'proposal_computing', 'proposal_decided', 'proposal_outdated', 'proposal_stale', 'provider_away', 'provider_refused', 'provider_user_unknown', 'public_address_unusable', 'published_meanwhile', 'push_address', 'push_keys', 'push_limit', 'regency_unknown', 'release_not_due', 'release_undone', 'released_meanwhile', 'renewal_over', 'repair_base', 'repair_overlaid', 'replay_lost', 'represented_cooperative_unknown', 'represented_partner_unknown', 'request_exists', 'restore_obstructed', 'retention_long', 'retention_past', 'run_ended', 'scan_attendee_unknown', 'scan_id_taken', 'search_too_short', 'seat_objection', 'second_factor_needed', 'second_factor_required', 'session_unknown', 'slot_begun', 'slots_withdrawn', 'solve_too_long', 'span_empty', 'stale_version', 'substitute_party', 'table_exists', 'table_in_use', 'table_partner_unknown', 'table_unknown', 'timetable_unknown', 'timezone_unknown', 'too_many_requests', 'too_many_streams', 'unauthenticated', 'user_unknown', 'username_taken', 'validation_failed', 'value_not_storable', 'village_unknown', 'walk_in_party', 'walk_in_unnamed', 'walk_in_village', 'webhook_address', 'webhook_limit', 'wish_unknown', 'wishes_closed']"


class Problem(TypedDict):
    """What went wrong, for a program (`code`) and for a person (`detail`)."""

    type: str
    title: str
    status: int
    detail: str
    code: ErrorCode
    request_id: str
    errors: NotRequired[list[FieldProblem]]
    context: NotRequired[dict[str, Any]]


class FeedbackGiven(TypedDict):
    """A cooperative has said what its meeting was worth."""

    meeting_id: str
    cooperative_id: str
    partner_id: str
    interest: int


class ImportFinished(TypedDict):
    """A list was applied: its rows have gone into the event."""

    number: int
    list: ListKind
    created: int
    updated: int
    unchanged: int
    held_back: int
    not_in_list: int
    withdrawn: int


class MeetingReplaced(TypedDict):
    """A version of the day gives a pair a meeting at this place, or takes it."""

    timetable: int
    change: str
    cooperative_id: str
    partner_id: str
    table_id: str
    slot_id: str


class MeetingReported(TypedDict):
    """A table has said what became of a meeting."""

    meeting_id: str
    cooperative_id: str
    partner_id: str
    table_id: str
    status: MeetingStatus


class PresenceChanged(TypedDict):
    """A person has arrived, or has not arrived after all."""

    attendee_id: str
    present: bool


class ProposalCreated(TypedDict):
    """A proposal was asked for, is ready, or was decided."""

    number: int
    kind: ProposalKind
    status: ProposalStatus


class ScanRecorded(TypedDict):
    """A badge was read at a gate, or somebody was recognised there."""

    id: str
    gate_id: str
    attendee_id: str | None
    direction: Direction
    verdict: Verdict
    reason: Reason | None


class SolveRunProgress(TypedDict):
    """A solve run has come further."""

    number: int
    status: RunStatus
    phase: str | None


class StandbyOffered(TypedDict):
    """A free seat was offered to a cooperative on standby, or the offer has ended."""

    offer_id: str
    status: OfferStatus
    cooperative_id: str
    table_id: str
    slot_id: str


class TimetablePublished(TypedDict):
    """A version of the timetable was published: it is the one that people go by."""

    number: int
    replaces: int | None
    origin: str


class WebhookSwitchedOff(TypedDict):
    """Nothing is sent to an endpoint any more."""

    webhook_id: str
    reason: OffReason


class WebhookTested(TypedDict):
    """An endpoint is tried."""

    webhook_id: str


class WishesChanged(TypedDict):
    """A cooperative has changed by a badge whom it asks for."""

    cooperative_id: str
    wishes: int


class ScanRecordedEvent(TypedDict):
    """Event `scan.recorded`"""

    event: Literal['scan.recorded']
    id: str
    data: ScanRecorded


class PresenceChangedEvent(TypedDict):
    """Event `presence.changed`"""

    event: Literal['presence.changed']
    id: str
    data: PresenceChanged


class SolveRunProgressEvent(TypedDict):
    """Event `solve_run.progress`"""

    event: Literal['solve_run.progress']
    id: str
    data: SolveRunProgress


class TimetablePublishedEvent(TypedDict):
    """Event `timetable.published`"""

    event: Literal['timetable.published']
    id: str
    data: TimetablePublished


class MeetingChangedEvent(TypedDict):
    """Event `meeting.changed`"""

    event: Literal['meeting.changed']
    id: str
    data: MeetingReplaced | MeetingReported


class MeetingFeedbackEvent(TypedDict):
    """Event `meeting.feedback`"""

    event: Literal['meeting.feedback']
    id: str
    data: FeedbackGiven


class WishesChangedEvent(TypedDict):
    """Event `wishes.changed`"""

    event: Literal['wishes.changed']
    id: str
    data: WishesChanged


class ProposalCreatedEvent(TypedDict):
    """Event `proposal.created`"""

    event: Literal['proposal.created']
    id: str
    data: ProposalCreated


class StandbyOfferedEvent(TypedDict):
    """Event `standby.offered`"""

    event: Literal['standby.offered']
    id: str
    data: StandbyOffered


class ImportFinishedEvent(TypedDict):
    """Event `import.finished`"""

    event: Literal['import.finished']
    id: str
    data: ImportFinished


class WebhookSwitchedOffEvent(TypedDict):
    """Event `webhook.switched_off`"""

    event: Literal['webhook.switched_off']
    id: str
    data: WebhookSwitchedOff


class FeedResetEvent(TypedDict):
    """Event `feed.reset`"""

    event: Literal['feed.reset']
    id: str
    data: dict[str, Any]

FeedEvent: TypeAlias = "ScanRecordedEvent | PresenceChangedEvent | SolveRunProgressEvent | TimetablePublishedEvent | MeetingChangedEvent | MeetingFeedbackEvent | WishesChangedEvent | ProposalCreatedEvent | StandbyOfferedEvent | ImportFinishedEvent | WebhookSwitchedOffEvent | FeedResetEvent"


class ScanRecordedMessage(TypedDict):
    """Message `scan.recorded`"""

    type: Literal['scan.recorded']
    timestamp: str
    event_id: str
    data: ScanRecorded


class PresenceChangedMessage(TypedDict):
    """Message `presence.changed`"""

    type: Literal['presence.changed']
    timestamp: str
    event_id: str
    data: PresenceChanged


class SolveRunProgressMessage(TypedDict):
    """Message `solve_run.progress`"""

    type: Literal['solve_run.progress']
    timestamp: str
    event_id: str
    data: SolveRunProgress


class TimetablePublishedMessage(TypedDict):
    """Message `timetable.published`"""

    type: Literal['timetable.published']
    timestamp: str
    event_id: str
    data: TimetablePublished


class MeetingChangedMessage(TypedDict):
    """Message `meeting.changed`"""

    type: Literal['meeting.changed']
    timestamp: str
    event_id: str
    data: MeetingReplaced | MeetingReported


class MeetingFeedbackMessage(TypedDict):
    """Message `meeting.feedback`"""

    type: Literal['meeting.feedback']
    timestamp: str
    event_id: str
    data: FeedbackGiven


class WishesChangedMessage(TypedDict):
    """Message `wishes.changed`"""

    type: Literal['wishes.changed']
    timestamp: str
    event_id: str
    data: WishesChanged


class ProposalCreatedMessage(TypedDict):
    """Message `proposal.created`"""

    type: Literal['proposal.created']
    timestamp: str
    event_id: str
    data: ProposalCreated


class StandbyOfferedMessage(TypedDict):
    """Message `standby.offered`"""

    type: Literal['standby.offered']
    timestamp: str
    event_id: str
    data: StandbyOffered


class ImportFinishedMessage(TypedDict):
    """Message `import.finished`"""

    type: Literal['import.finished']
    timestamp: str
    event_id: str
    data: ImportFinished


class WebhookSwitchedOffMessage(TypedDict):
    """Message `webhook.switched_off`"""

    type: Literal['webhook.switched_off']
    timestamp: str
    event_id: str
    data: WebhookSwitchedOff


class WebhookTestMessage(TypedDict):
    """Message `webhook.test`"""

    type: Literal['webhook.test']
    timestamp: str
    event_id: str
    data: WebhookTested
