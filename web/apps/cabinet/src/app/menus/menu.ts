/** What a menu of the cabinet is made of: entries of the bar, and those beside the user's own. */
import type { NavItem } from "@personal-cabinet/ui/shell/nav-list";
import type { UserAction } from "@personal-cabinet/ui/shell/user-menu";

export type Menu = { items: NavItem[]; phoneItems: NavItem[]; actions: UserAction[] };
