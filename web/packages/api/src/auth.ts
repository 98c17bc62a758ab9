/** Client and shapes of the auth service. */
import { clientOf } from "./client";
import type { components, paths } from "./generated/auth";

export const authApi = clientOf<paths>();

export type AccountRequestIn = components["schemas"]["AccountRequestIn"];
export type AccountRequestOut = components["schemas"]["AccountRequestOut"];
export type ChallengeOut = components["schemas"]["ChallengeOut"];
export type ConsentOut = components["schemas"]["ConsentOut"];
export type ConfirmIn = components["schemas"]["ConfirmIn"];
export type PasskeyAddedOut = components["schemas"]["PasskeyAddedOut"];
export type PasskeyConfirmIn = components["schemas"]["PasskeyConfirmIn"];
export type PasskeyIn = components["schemas"]["PasskeyIn"];
export type PasskeyOptionsOut = components["schemas"]["PasskeyOptionsOut"];
export type PasskeyOut = components["schemas"]["PasskeyOut"];
export type PasskeyPlaceOut = components["schemas"]["PasskeyPlaceOut"];
export type PasskeysOut = components["schemas"]["PasskeysOut"];
export type PasskeySignInIn = components["schemas"]["PasskeySignInIn"];
export type PictureOut = components["schemas"]["PictureOut"];
export type RecoveryCodesOut = components["schemas"]["RecoveryCodesOut"];
export type RecoveryIn = components["schemas"]["RecoveryIn"];
export type RegistrationIn = components["schemas"]["RegistrationIn"];
export type SecondFactorAsk = components["schemas"]["SecondFactorAsk"];
export type SecondFactorOut = components["schemas"]["SecondFactorOut"];
export type SecurityOut = components["schemas"]["SecurityOut"];
export type SessionsPage = components["schemas"]["Page_SessionOut_"];
export type SessionOut = components["schemas"]["SessionOut"];
export type TotpOut = components["schemas"]["TotpOut"];
export type UserOut = components["schemas"]["UserOut"];

/** That a person fills the form in: the digits of a picture, or work done by the browser. */
export type Human = RegistrationIn["human"];

/** What staff see and change. */
export type ClientIn = components["schemas"]["ClientIn"];
export type ClientChange = components["schemas"]["ClientChange"];
export type ClientOut = components["schemas"]["ClientOut"];
export type ClientsPage = components["schemas"]["Page_ClientOut_"];
export type ConsumerChangeIn = components["schemas"]["ConsumerChangeIn"];
export type ConsumerIn = components["schemas"]["ConsumerIn"];
export type ListedUserOut = components["schemas"]["ListedUserOut"];
export type NewSecretOut = components["schemas"]["NewSecretOut"];
export type RegistrationOut = components["schemas"]["RegistrationOut"];
export type RegistrationState = RegistrationOut["state"];
export type StaffChangeIn = components["schemas"]["StaffChangeIn"];
export type StaffIn = components["schemas"]["StaffIn"];
export type ColleagueNameOut = components["schemas"]["ColleagueNameOut"];
export type ListedRoleOut = components["schemas"]["ListedRoleOut"];
export type RoleCardOut = components["schemas"]["RoleCardOut"];
export type RoleIn = components["schemas"]["RoleIn"];
export type RoleOut = components["schemas"]["RoleOut"];
export type RolesOut = components["schemas"]["RolesOut"];
/** What staff may do, as the services name it. */
export type Right = UserOut["rights"][number];
export type ErasureOut = components["schemas"]["ErasureOut"];
