const teams = {
  title: "Teams",
  about: "Who deals with appeals together. An appeal can be given to a team, a topic always.",
  add: "Add a team",
  one: "Team",
  close: "Close",
  empty: "No teams yet",
  emptyText: "Add the first one to give appeals to more than single people.",
  nobody: "Nobody",
  mine: "you are in it",
  column: {
    name: "Name",
    members: "Members",
    appeals: "Open appeals",
    topics: "Topics",
  },
  members: "Who is in the team",
  membersHint: "They find its appeals by the filter “My team” and take them.",
  save: "Save",
  saved: "The team has been saved",
  delete: "Delete",
  deleteAsk: "Delete the team? Its topics will have none.",
  cancel: "Don't delete",
  deleted: "The team has been deleted",
};

export default teams;
