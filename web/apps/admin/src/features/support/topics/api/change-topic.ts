import { type AppealTopicIn, cabinetApi } from "@personal-cabinet/api/cabinet";
import { dataOf } from "@personal-cabinet/api/client";

const path = (id: number) => ({ topic_id: id });

export function addTopic(body: AppealTopicIn) {
  return dataOf(cabinetApi.POST("/api/cabinet/staff/appeal-topics", { body }));
}

/** Appeals that were written before keep what they were asked then. */
export function changeTopic(id: number, body: AppealTopicIn) {
  return dataOf(
    cabinetApi.PUT("/api/cabinet/staff/appeal-topics/{topic_id}", {
      params: { path: path(id) },
      body,
    }),
  );
}

/** 409 `topic-in-use` while an appeal is about it. */
export async function deleteTopic(id: number): Promise<void> {
  await dataOf(
    cabinetApi.DELETE("/api/cabinet/staff/appeal-topics/{topic_id}", {
      params: { path: path(id) },
    }),
  );
}
