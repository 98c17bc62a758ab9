/** Users, staff and registration requests of the control panel. */
import type { Id, Operation, Page } from "./agreed";

export type Role = "administrator" | "operator" | "viewer";

export type AdminUserOut = {
  id: string;
  user_class: "consumer" | "staff";
  login: string | null;
  display_name: string;
  email: string | null;
  phone: string | null;
  role: Role | null;
  active: boolean;
  must_change_password: boolean;
  created_at: string;
  last_seen_at: string | null;
};

export type StaffIn = {
  login: string;
  display_name: string;
  role: Role;
  email: string;
  language: "ru" | "en";
};

export type RegistrationState = "waiting" | "approved" | "declined";

export type RegistrationOut = {
  id: string;
  state: RegistrationState;
  account_number: string;
  address: string;
  name: string;
  email: string;
  phone: string;
  created_at: string;
  waiting_because: string;
  decided_at: string | null;
  reason: string | null;
  decided_by: string | null;
};

type Slice = { limit?: number; offset?: number };
type Found = { query?: Slice & { search?: string } };
type OfUser = Id<"user_id">;
type OfRequest = Id<"request_id">;

export type PeoplePaths = {
  "/api/admin/users": { get: Operation<Page<AdminUserOut>, undefined, Found> };
  "/api/admin/users/{user_id}/block": { post: Operation<undefined, undefined, OfUser> };
  "/api/admin/users/{user_id}/unblock": { post: Operation<undefined, undefined, OfUser> };
  "/api/admin/users/{user_id}": { delete: Operation<undefined, undefined, OfUser> };
  "/api/admin/staff": {
    get: Operation<Page<AdminUserOut>, undefined, Found>;
    post: Operation<AdminUserOut, StaffIn>;
  };
  "/api/admin/registrations": {
    get: Operation<
      Page<RegistrationOut>,
      undefined,
      { query?: Slice & { state?: RegistrationState } }
    >;
  };
  "/api/admin/registrations/{request_id}/approve": {
    post: Operation<undefined, undefined, OfRequest>;
  };
  "/api/admin/registrations/{request_id}/decline": {
    post: Operation<undefined, { reason: string }, OfRequest>;
  };
};
