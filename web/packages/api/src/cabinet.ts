/** Client and shapes of the cabinet service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/cabinet";

type Dated<Told extends { interval: unknown; date: unknown }> = Told & {
  interval: NonNullable<Told["interval"]>;
  date: NonNullable<Told["date"]>;
};

export const cabinetApi = clientOf<paths>();

export type AccountChangeIn = components["schemas"]["AccountChangeIn"];
export type AccountFieldsIn = Omit<AccountChangeIn, "reason">;
export type AccountExportIn = components["schemas"]["AccountExportIn"];
/** Which accounts staff's list shows; what is left out narrows nothing. */
export type AccountView = Omit<AccountExportIn["view"], "search" | "sort" | "differences"> & {
  search: string;
  sort: NonNullable<AccountExportIn["view"]["sort"]>;
  differences?: boolean;
};
export type AccountCodeOut = components["schemas"]["CodeOut"];
export type AccountLinkOut = components["schemas"]["LinkOut"];
export type AccountCardOut = components["schemas"]["AccountCardOut"];
export type AccountOut = components["schemas"]["AccountOut"];
export type ActOut = components["schemas"]["ActOut"];
export type AdviceOut = components["schemas"]["AdviceOut"];
export type AdviceOptionOut = components["schemas"]["AdviceOptionOut"];
export type AdviceZoneOut = components["schemas"]["AdviceZoneOut"];
export type AddressOut = components["schemas"]["AddressOut"];
export type AppealCardOut = components["schemas"]["AppealCardOut"];
export type AppealDraftIn = components["schemas"]["DraftIn"];
export type AppealDraftOut = components["schemas"]["DraftOut"];
export type AppealExportIn = components["schemas"]["AppealExportIn"];
export type AppealFieldIn = components["schemas"]["FieldIn"];
export type AppealFieldOut = components["schemas"]["FieldOut"];
export type AppealFileOut = components["schemas"]["AppealFileOut"];
export type AppealFormOut = components["schemas"]["AppealFormOut"];
export type AppealIn = components["schemas"]["AppealIn"];
export type AppealKind = AppealOut["kind"];
export type AppealOut = components["schemas"]["AppealOut"];
export type AppealStatus = AppealOut["status"];
export type AppealTemplateIn = components["schemas"]["TemplateIn"];
export type AppealTemplateOut = components["schemas"]["TemplateOut"];
export type DeskHoursIn = components["schemas"]["HoursIn"];
export type DeskHoursOut = components["schemas"]["HoursOut"];
export type DeskTeamIn = components["schemas"]["TeamIn"];
export type DeskTeamOut = components["schemas"]["TeamOut"];
export type AppealTopicIn = components["schemas"]["TopicIn"];
export type AppealTopicOut = components["schemas"]["TopicOut"];
/** Consumption asked for by an interval and a date, which are null where days are told instead. */
export type ConsumptionOut = Dated<components["schemas"]["ConsumptionOut"]>;
export type UsagePointConsumptionOut = Dated<components["schemas"]["UsagePointConsumptionOut"]>;
export type AccountConsumptionOut = Dated<components["schemas"]["AccountConsumptionOut"]>;
export type DeliveriesOut = components["schemas"]["DeliveriesOut"];
export type RegisterReadingsOut = components["schemas"]["RegisterReadingsOut"];
export type RegisterReadingOut = components["schemas"]["RegisterReadingOut"];
export type EventPageOut = components["schemas"]["EventPageOut"];
export type ListedEventOut = components["schemas"]["ListedEventOut"];
export type FeedReaderOut = components["schemas"]["FeedReaderOut"];
/** Its months are of an interval, not of days between two ends. */
export type PlaceMonthOut = Omit<
  components["schemas"]["PlaceMonthOut"],
  "month" | "before" | "year_ago"
> & {
  month: ConsumptionOut | null;
  before: ConsumptionOut | null;
  year_ago: ConsumptionOut | null;
};
export type HomeOut = Omit<components["schemas"]["HomeOut"], "places"> & {
  places: { items: PlaceMonthOut[]; total: number };
};
export type MeterCardOut = components["schemas"]["MeterCardOut"];
export type InsightOut = components["schemas"]["InsightOut"];
export type UnusualDaysOut = components["schemas"]["UnusualDaysOut"];
export type MeterEventOut = components["schemas"]["MeterEventOut"];
export type LeaveIn = components["schemas"]["LeaveIn"];
export type MeterOut = components["schemas"]["MeterOut"];
export type ReceiptCheckOut = components["schemas"]["ReceiptCheckOut"];
export type ReceiptDocumentOut = components["schemas"]["ReceiptDocumentOut"];
export type ReceiptKeyOut = components["schemas"]["ReceiptKeyOut"];
export type ReceiptOut = components["schemas"]["ReceiptOut"];
export type RefusedLineOut = components["schemas"]["RefusedLineOut"];
/** Meters whose readings are handed in by hand, with what was handed in in this window. */
export type SubmissionFormOut = components["schemas"]["Page_FormMeterOut_"];
export type ExportJobOut = components["schemas"]["ExportJobOut"];
export type FormMeterOut = components["schemas"]["FormMeterOut"];
export type FormZoneOut = components["schemas"]["FormZoneOut"];
export type SubmissionOut = components["schemas"]["SubmissionOut"];
export type SubmissionsOut = components["schemas"]["Page_SubmissionOut_"];
export type SectionCountersOut = components["schemas"]["SectionCountersOut"];
export type StaffAccountOut = components["schemas"]["StaffAccountOut"];
export type StaffSubmissionIn = components["schemas"]["StaffSubmissionIn"];
export type StaffSubmissionOut = components["schemas"]["StaffSubmissionOut"];
export type StaffAppealCardOut = components["schemas"]["StaffAppealCardOut"];
export type StaffAppealIn = components["schemas"]["StaffAppealIn"];
export type StaffAppealOut = components["schemas"]["StaffAppealOut"];
export type StaffAppealStatus = StaffAppealOut["status"];
export type StaffAppealsOut = components["schemas"]["StaffAppealsOut"];
export type ManyDoneOut = components["schemas"]["ManyDoneOut"];
export type StaffAppealTopicOut = components["schemas"]["StaffTopicOut"];
export type StaffSubmissionCardOut = components["schemas"]["StaffSubmissionCardOut"];
export type SupplierOut = components["schemas"]["SupplierOut"];
export type SupplierSettings = components["schemas"]["SupplierSettings"];
export type EditOut = components["schemas"]["EditOut"];
export type InformationIn = components["schemas"]["InformationIn"];
export type MeterModelOut = components["schemas"]["MeterModelOut"];
export type MeterStaffCardOut = components["schemas"]["MeterStaffCardOut"];
export type PassportIn = components["schemas"]["PassportIn"];
export type PassportOut = components["schemas"]["PassportOut"];
export type PlacedMeterOut = components["schemas"]["PlacedMeterOut"];
export type PointIn = components["schemas"]["PointIn"];
export type PointOut = components["schemas"]["PointOut"];
export type RegisterZones = components["schemas"]["RegisterZones"];
export type ReplacementIn = components["schemas"]["ReplacementIn"];
export type StaffMeterOut = components["schemas"]["StaffMeterOut"];
// Named after their routes: appeals have shapes of the same names.
type Assigning = paths["/api/cabinet/staff/tariff-schedules/{schedule_id}/assignments"]["post"];
type Choosing =
  paths["/api/cabinet/staff/tariff-schedules/{schedule_id}/assignments/preview"]["post"];
export type AssignIn = Assigning["requestBody"]["content"]["application/json"];
export type AssignedPointOut = components["schemas"]["AssignedPointOut"];
export type ChoiceIn = Choosing["requestBody"]["content"]["application/json"];
export type ChoiceOut = Choosing["responses"][200]["content"]["application/json"];
export type ImportOut = components["schemas"]["ImportOut"];
export type ScheduleChange = components["schemas"]["ScheduleChange"];
export type ScheduleFields = components["schemas"]["ScheduleFields"];
export type ScheduleImportOut = components["schemas"]["ScheduleImportOut"];
export type ScheduleOut = components["schemas"]["ScheduleOut"];
export type ScheduleRowOut = components["schemas"]["ScheduleRowOut"];
export type TariffDay = components["schemas"]["DayIn"];
export type TariffFileIn = components["schemas"]["FileIn"];
export type TariffVersionOut = components["schemas"]["VersionOut"];
export type VersionTerms = TariffVersionOut["terms"];
export type AddressIn = components["schemas"]["AddressIn"];
export type AddressPartsOut = components["schemas"]["AddressPartsOut"];
export type CustomerCardOut = components["schemas"]["CustomerCardOut"];
export type CustomerChangeIn = components["schemas"]["CustomerChangeIn"];
export type CustomerFieldsIn = Omit<CustomerChangeIn, "reason">;
export type DecisionIn = components["schemas"]["DecisionIn"];
export type DeletionIn = components["schemas"]["DeletionIn"];
export type DeletionOut = components["schemas"]["DeletionOut"];
export type DeletionPlanOut = components["schemas"]["DeletionPlanOut"];
export type DifferenceOut = components["schemas"]["DifferenceOut"];
export type NewAccountIn = components["schemas"]["NewAccountIn"];
export type StaffAccountCardOut = components["schemas"]["StaffAccountCardOut"];
export type PublishedOut = components["schemas"]["PublishedOut"];
export type FoundContentOut = components["schemas"]["FoundContentOut"];
export type PublishedDocumentOut = components["schemas"]["PublishedDocumentOut"];
export type PublishedQuestionOut = components["schemas"]["PublishedQuestionOut"];
export type QuestionGroupOut = components["schemas"]["QuestionGroupOut"];
export type PublishedOfficeOut = components["schemas"]["PublishedOfficeOut"];
export type PublishedServiceOut = components["schemas"]["PublishedServiceOut"];
export type AgreementOut = components["schemas"]["AgreementOut"];
export type ServiceOrderOut = components["schemas"]["ServiceOrderOut"];
export type ServiceOrderIn = components["schemas"]["ServiceOrderIn"];
export type StaffServiceOrderOut = components["schemas"]["StaffServiceOrderOut"];
export type ServiceOrderChange = components["schemas"]["ServiceOrderChange"];
export type ContentEntryOut = components["schemas"]["ContentEntryOut"];
export type ContentRowOut = components["schemas"]["ContentRowOut"];
export type ContentFieldsOut = components["schemas"]["ContentFieldsOut"];
export type ContentFileOut = components["schemas"]["ContentFileOut"];
export type OutageOut = components["schemas"]["OwnOutageOut"];
export type OutageMapOut = components["schemas"]["OutageMapOut"];
export type OutageReportIn = components["schemas"]["ReportIn"];
export type OutageReportOut = components["schemas"]["ReportOut"];
export type StaffOutageOut = components["schemas"]["StaffOutageOut"];
export type StaffOutagesOut = components["schemas"]["StaffOutagesOut"];
export type StaffOutageCardOut = components["schemas"]["StaffOutageCardOut"];
export type OutageIn = components["schemas"]["OutageIn"];
export type NewOutageIn = components["schemas"]["NewOutageIn"];
export type OutageScope = OutageIn["scope"];
export type OutagePreviewOut = components["schemas"]["PreviewOut"];
export type BuildingOut = components["schemas"]["BuildingOut"];
export type BuildingsOut = components["schemas"]["BuildingsOut"];
export type ReportGroupOut = components["schemas"]["ReportGroupOut"];
export type ReasonedDeletionIn = components["schemas"]["ReasonedDeletionIn"];
