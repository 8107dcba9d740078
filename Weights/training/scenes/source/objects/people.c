#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_person(Scene *scene, Pose pose, float height, int sitting) {
  int sk = skin_material(scene), sh = fabric_material(scene), tr = fabric_material(scene),
      hr = new_material(scene, MOTTLED,
                        hsv(uniform(scene, .02f, .13f), uniform(scene, .1f, .7f), log_uniform(scene, .02f, .5f)),
                        vec(.03f, .02f, .02f), .02f),
      so = plain_material(scene, neutral_colour(scene, .02f, .4f));
  
  pose = scaled(pose, height / 1.75f);
  float hy = sitting ? .48f : .92f, w = uniform(scene, .17f, .24f), lean = uniform(scene, -.1f, .15f);
  Vec3 ch = vec(0, hy + .42f, -lean * .5f), nk = vec(0, hy + .56f, -lean * .6f);
  add_superellipsoid(scene, pose, vec(0, hy + .3f, -lean * .3f), w, .33f, uniform(scene, .11f, .17f), .6f, .8f, .04f, 3,
                     sh, 12, 20);
  add_superellipsoid(scene, pose, vec(0, hy + .02f, 0), w * .9f, .14f, .14f, .8f, .9f, 0, 0, tr, 8, 16);
  add_capsule(scene, pose, ch, nk, .06f, .055f, sk);
  Vec3 hd = add(nk, vec(uniform(scene, -.03f, .03f), .14f, uniform(scene, -.06f, .02f)));
  add_ellipsoid(scene, pose, hd.x, hd.y, hd.z, .078f, .115f, .095f, sk);
  if (chance(scene, .9f)) add_blob(scene, pose, hd.x, hd.y + .035f, hd.z + .025f, .087f, .1f, .095f, .1f, 3, hr);
  if (chance(scene, .3f)) add_blob(scene, pose, hd.x, hd.y - .1f, hd.z + .07f, .09f, .18f, .05f, .1f, 3, hr);
  add_ellipsoid(scene, pose, hd.x, hd.y - .01f, hd.z - .095f, .013f, .02f, .016f, sk);
  for (int s = -1; s < 2; s += 2) {
    Vec3 shd = vec(s * (w + .01f), hy + .5f, -lean * .5f),
         el = add(shd, vec(s * uniform(scene, 0, .2f), -uniform(scene, .1f, .3f), uniform(scene, -.25f, .1f))),
         ha = add(el, vec(-s * uniform(scene, -.1f, .2f), uniform(scene, -.28f, .15f), -uniform(scene, .0f, .25f)));
    add_capsule(scene, pose, shd, el, .055f, .045f, sh);
    add_capsule(scene, pose, el, ha, .042f, .032f, chance(scene, .5f) ? sk : sh);
    add_ellipsoid(scene, pose, ha.x, ha.y, ha.z, .035f, .05f, .035f, sk);
    Vec3 a = vec(s * w * .5f, hy, 0), kn, fo;
    if (sitting) {
      kn = vec(s * uniform(scene, .1f, .25f), hy + .02f, -.42f);
      fo = vec(kn.x, .06f, kn.z - uniform(scene, -.1f, .2f));
    } else {
      float st = uniform(scene, -.25f, .25f);
      kn = vec(s * w * .55f, hy * .52f, -st * .5f - .03f);
      fo = vec(s * w * .6f, .06f, -st);
    }
    add_capsule(scene, pose, a, kn, .085f, .06f, tr);
    add_capsule(scene, pose, kn, fo, .06f, .045f, tr);
    add_superellipsoid(scene, pose, vec(fo.x, .04f, fo.z - .06f), .045f, .045f, .13f, .6f, .6f, 0, 0, so, 8, 12);
  }
}
